import type { JsonObject } from '../../event/json.ts';
import { splitRecords } from './azure/raw-message.ts';
import { huntingResults } from './defender/shape.ts';
import { elasticDoc } from './elastic/elastic-hit.ts';
import { searchHits } from './elastic/search-hits.ts';
import { queryRows } from './sentinel/query-tables.ts';

/**
 * The records inside one that holds many and is no envelope that the decoder streams: asked only for what no format recognises, and
 * for documents that none but the last does. Undefined where the record holds none.
 */
export function expandRecord(record: JsonObject): readonly JsonObject[] | undefined {
  const doc = elasticDoc(record);
  if (doc) return splitRecords(doc);
  return queryRows(record) ?? searchHits(record) ?? huntingResults(record);
}
