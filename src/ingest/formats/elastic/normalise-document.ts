import type { JsonObject } from '../../../event/json.ts';
import type { Normalised, Rejected } from '../format.ts';
import { dataStreamOf } from './data-stream.ts';
import { ingestTimeOf, timeOf } from './document-time.ts';
import { elasticHit } from './elastic-hit.ts';

/**
 * Passes an Elastic document through unchanged, the same object. Its id is what `nativeId` finds in it, else Elasticsearch's
 * `_id`.
 */
export function normaliseDocument(
  record: JsonObject,
  nativeId?: (doc: JsonObject) => string | undefined,
): Normalised | Rejected {
  const hit = elasticHit(record);
  const time = timeOf(hit.doc);
  if (!time) {
    return { kind: 'rejected', code: 'record-no-time', message: '@timestamp is no date' };
  }
  return {
    kind: 'event',
    id: nativeId?.(hit.doc) ?? hit.id,
    time,
    ingested: ingestTimeOf(hit.doc),
    dataStream: dataStreamOf(hit),
    doc: hit.doc,
  };
}
