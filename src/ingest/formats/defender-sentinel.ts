import { firstText } from '../../event/fields.ts';
import { compact } from './azure/json-text.ts';
import { defenderEvents, normaliseRow } from './defender/normalise-row.ts';
import { tableOf } from './defender/table.ts';
import type { Format } from './format.ts';
import { ingestionTime, isWorkspaceRow, missingTime, plainColumns } from './sentinel/columns.ts';
import { parsePortalTime } from './sentinel/portal-time.ts';

/** Rows of Defender's tables in Sentinel or Log Analytics, where `TenantId` is the workspace. */
export const defenderSentinel: Format = {
  name: 'defender-sentinel',
  title: "Microsoft Defender's tables in Sentinel (`DeviceProcessEvents`, `DeviceInfo` …)",
  plane: 'guest',
  dataStream: defenderEvents,
  recognise(record) {
    if (typeof record['DeviceId'] !== 'string' || !isWorkspaceRow(record)) return false;
    const { Type } = record;
    return (
      (typeof Type === 'string' && Type.startsWith('Device')) ||
      record['ActionType'] !== undefined ||
      record['ReportId'] !== undefined
    );
  },
  normalise(record, context) {
    const columns = plainColumns(record, context?.zone);
    const envelope = compact({ workspace_id: firstText(columns['TenantId']) });
    return normaliseRow(
      { table: tableOf(columns), columns, envelope },
      ['Timestamp', 'TimeGenerated'],
      parsePortalTime(ingestionTime(columns)),
      missingTime(columns, 'TimeGenerated'),
    );
  },
};
