import type { JsonObject } from '../../event/json.ts';
import { activityId } from './azure/activity-id.ts';
import { activityLogDocument } from './azure/activity-log-document.ts';
import { activityRowToDiagnosticSettings, eventDataIdOfRow, timeNearRow } from './azure/activity-row.ts';
import { activityLogStream } from './azure/data-stream.ts';
import type { Format } from './format.ts';
import { ingestionTime, missingTime, plainColumns } from './sentinel/columns.ts';
import { parsePortalTime } from './sentinel/portal-time.ts';

/** Rows of the Log Analytics table `AzureActivity`, from a query, an export or the portal's CSV. */
export const azureLogAnalytics: Format = {
  name: 'azure-log-analytics',
  title: 'Azure Activity Log from Log Analytics or Sentinel (`AzureActivity`)',
  plane: 'cloud',
  dataStream: activityLogStream,
  recognise(record) {
    if (record['Type'] === 'AzureActivity') return true;
    return hasText(record, 'OperationNameValue', 'OperationName') && hasStatus(record);
  },
  normalise(record, context) {
    const row = plainColumns(record, context?.zone);
    const near = timeNearRow(row);
    const time = parsePortalTime(row['TimeGenerated'], near);
    if (!time)
      return { kind: 'rejected', code: 'record-no-time', message: missingTime(row, 'TimeGenerated') };
    const ingested =
      parsePortalTime(ingestionTime(row), near) ?? parsePortalTime(row['EventSubmissionTimestamp'], near);
    const doc = activityLogDocument(activityRowToDiagnosticSettings(row), time, ingested);
    return {
      kind: 'event',
      id: activityId(doc, time) ?? eventDataIdOfRow(row),
      time,
      ingested,
      dataStream: activityLogStream,
      doc,
    };
  },
};

function hasStatus(record: JsonObject): boolean {
  return hasText(record, 'ActivityStatusValue', 'ActivityStatus');
}

function hasText(record: JsonObject, column: string, older: string): boolean {
  return typeof record[column] === 'string' || typeof record[older] === 'string';
}
