import type { JsonObject } from '../../event/json.ts';
import { searchHits } from './elastic/search-hits.ts';
import { queryRows } from './sentinel/query-tables.ts';

/**
 * The records inside an answer that holds many and is no envelope that the decoder streams: asked only for what no format
 * recognises. Undefined where the record holds none.
 */
export function expandRecord(record: JsonObject): readonly JsonObject[] | undefined {
  return queryRows(record) ?? searchHits(record);
}
