import type { JsonObject } from '../../event/json.ts';
import { defenderEvents, normaliseRow } from './defender/normalise-row.ts';
import { tableOf } from './defender/table.ts';
import { timelineRow } from './defender/timeline-row.ts';
import type { Format } from './format.ts';
import { isWorkspaceRow, missingTime, plainColumns } from './sentinel/columns.ts';

/** Rows that a query of advanced hunting returned, from the portal, its CSV export or an interface. */
export const defenderHunting: Format = {
  name: 'defender-hunting',
  title: 'Microsoft Defender advanced-hunting results',
  plane: 'guest',
  dataStream: defenderEvents,
  recognise(given) {
    const record = timelineRow(given) ?? given;
    if (typeof record['DeviceId'] !== 'string' || isWorkspaceRow(record)) return false;
    return (record['Timestamp'] ?? record['Timestamp [UTC]']) !== undefined && isRow(record);
  },
  normalise(record, context) {
    const columns = plainColumns(timelineRow(record) ?? record, context?.zone);
    return normaliseRow(
      { table: tableOf(columns), columns, envelope: {} },
      ['Timestamp'],
      undefined,
      missingTime(columns, 'Timestamp'),
    );
  },
};

function isRow(record: JsonObject): boolean {
  return (
    record['DeviceName'] !== undefined ||
    record['ActionType'] !== undefined ||
    record['ReportId'] !== undefined
  );
}
