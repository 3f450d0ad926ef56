import type { JsonObject, JsonValue } from '../../event/json.ts';
import { splitRecords } from './azure/raw-message.ts';
import { carriedRecord } from './carried-record.ts';
import { huntingResults } from './defender/shape.ts';
import { isBulkAction } from './elastic/bulk-action.ts';
import { elasticDoc } from './elastic/elastic-hit.ts';
import { kibanaRow } from './elastic/kibana-row.ts';
import { searchHits } from './elastic/search-hits.ts';
import type { RecordContext } from './format.ts';
import { wrappedRecords } from './loose-envelope.ts';
import { queryRows } from './sentinel/query-tables.ts';

/** Said of what stands where a record should and is no object. */
export const noRecordWithin = 'an answer holds something that is no record';

/**
 * The records inside one that holds many, or carries one as text, and is no envelope that the decoder streams: asked only for what no
 * format recognises, and for documents that none but the last does. None where it is no record but belongs to its neighbours. Undefined where
 * it stands for itself. What stands where a record should and is no object is among them: whoever reads them counts it.
 */
export function expandRecord(record: JsonObject, context?: RecordContext): readonly JsonValue[] | undefined {
  if (isBulkAction(record)) return [];
  const shown = kibanaRow(record, context?.zone);
  if (shown) return [shown];
  const doc = elasticDoc(record);
  const carried = carriedRecord(doc ?? record);
  if (doc) return splitRecords(doc) ?? (carried && [carried]);
  const rows = queryRows(record) ?? searchHits(record) ?? huntingResults(record);
  return rows ?? (carried && [carried]) ?? wrappedRecords(record);
}
