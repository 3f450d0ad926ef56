import { isJsonObject, type JsonObject, type JsonValue } from '../../../event/json.ts';
import { isShownDate } from './kibana-row.ts';

/** An Elastic document with what Elasticsearch keeps beside it. */
export interface ElasticHit {
  readonly doc: JsonObject;
  /** `_id`; undefined where the document stands alone. */
  readonly id: string | undefined;
  /** `_index`, as stored: a data stream's backing index. */
  readonly index: string | undefined;
}

/**
 * The document of a record: the record itself, the `_source` of a search hit or an index dump, or the `fields` of a hit that was asked
 * for without its source. Undefined where it is no Elastic document, which has a `@timestamp`.
 */
export function elasticDoc(record: JsonObject): JsonObject | undefined {
  if (record['@timestamp'] !== undefined) return isShownDate(record['@timestamp']) ? undefined : record;
  return dated(record['_source']) ?? dated(record['fields']);
}

function dated(value: JsonValue | undefined): JsonObject | undefined {
  return isJsonObject(value) && value['@timestamp'] !== undefined ? value : undefined;
}

export function elasticHit(record: JsonObject): ElasticHit {
  const id = record['_id'];
  const index = record['_index'];
  return {
    doc: elasticDoc(record) ?? record,
    id: typeof id === 'string' && id !== '' ? id : undefined,
    index: typeof index === 'string' && index !== '' ? index : undefined,
  };
}
