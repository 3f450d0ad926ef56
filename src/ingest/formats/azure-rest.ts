import { firstText } from '../../event/fields.ts';
import { isJsonObject, type JsonObject } from '../../event/json.ts';
import { activityId } from './azure/activity-id.ts';
import { activityLogDocument } from './azure/activity-log-document.ts';
import { parseAzureTime } from './azure/azure-time.ts';
import { activityLogStream } from './azure/data-stream.ts';
import { restRecord } from './azure/rest-record.ts';
import { eventDataIdOf, restToDiagnosticSettings } from './azure/rest-to-diagnostic-settings.ts';
import { timeOfEventId } from './azure/ticks.ts';
import type { Format } from './format.ts';

/** Activity Log records of Azure's REST interface and of `az monitor activity-log list`. */
export const azureRest: Format = {
  name: 'azure-rest',
  title: 'Azure Activity Log from REST, `az monitor activity-log list` or `Get-AzActivityLog`',
  plane: 'cloud',
  dataStream: activityLogStream,
  recognise(given) {
    const record = restRecord(given);
    const operation = record?.['operationName'];
    return (
      record !== undefined &&
      isJsonObject(operation) &&
      typeof operation['value'] === 'string' &&
      isEvent(record)
    );
  },
  normalise(given) {
    const record = restRecord(given) ?? given;
    const time = parseAzureTime(record['eventTimestamp']) ?? timeOfEventId(firstText(record['id']) ?? '');
    if (!time)
      return { kind: 'rejected', code: 'record-no-time', message: 'eventTimestamp is missing or no date' };
    const ingested = parseAzureTime(record['submissionTimestamp']);
    const doc = activityLogDocument(restToDiagnosticSettings(record), time, ingested);
    return {
      kind: 'event',
      id: activityId(doc, time) ?? eventDataIdOf(record),
      time,
      ingested,
      dataStream: activityLogStream,
      doc,
    };
  },
};

/** Listings of operations (`az provider operation list`) look alike but are no events. */
function isEvent(record: JsonObject): boolean {
  return record['eventTimestamp'] !== undefined || eventDataIdOf(record) !== undefined;
}
