import { isJsonObject, type JsonObject } from '../../event/json.ts';
import { dateOf } from './elastic/document-time.ts';
import { elasticHit } from './elastic/elastic-hit.ts';
import type { Format } from './format.ts';

/** Where results of machine learning stand, unless a job has an index of its own. */
const sharedIndex = '.ml-anomalies-shared';

/** What a job of Elastic's machine learning found: records, influencers, buckets. Unlike other documents they have a `timestamp`. */
export const elasticAnomaly: Format = {
  name: 'elastic-anomaly',
  title: 'results of Elastic machine learning',
  plane: 'other',
  recognise(record) {
    return resultOf(record) !== undefined;
  },
  normalise(record) {
    const doc = resultOf(record);
    if (!doc) return { kind: 'rejected', code: 'record-field-invalid', message: 'no result of a job' };
    const time = dateOf(doc['timestamp']);
    if (!time) return { kind: 'rejected', code: 'record-no-time', message: 'timestamp is no date' };
    const { id, index } = elasticHit(record);
    return { kind: 'event', id, time, ingested: undefined, dataStream: index ?? sharedIndex, doc };
  },
};

function resultOf(record: JsonObject): JsonObject | undefined {
  const source = record['_source'];
  const doc = isJsonObject(source) ? source : record;
  const isResult =
    typeof doc['job_id'] === 'string' &&
    typeof doc['result_type'] === 'string' &&
    doc['timestamp'] !== undefined &&
    doc['@timestamp'] === undefined;
  return isResult ? doc : undefined;
}
