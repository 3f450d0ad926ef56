import { firstText } from '../../event/fields.ts';
import { isJsonObject, type JsonObject } from '../../event/json.ts';
import { parseAzureTime } from './azure/azure-time.ts';
import { entraDocument, entraLogOf } from './azure/entra-document.ts';
import type { Format } from './format.ts';

/** Records of Entra ID in diagnostic settings: its audit log, its sign-ins, and what Identity Protection found. */
export const azureEntra: Format = {
  name: 'azure-entra',
  title: 'Entra ID logs from diagnostic settings: audit, sign-ins, risk detections',
  plane: 'other',
  recognise(record) {
    return (
      entraLogOf(record) !== undefined &&
      typeof record['operationName'] === 'string' &&
      (isJsonObject(record['properties']) || typeof record['properties'] === 'string')
    );
  },
  normalise(record) {
    const time = parseAzureTime(timeOf(record));
    const log = entraLogOf(record);
    if (!time || !log) {
      return { kind: 'rejected', code: 'record-no-time', message: 'time is missing or no date' };
    }
    const doc = entraDocument(record, log, time);
    return {
      kind: 'event',
      id: undefined,
      time,
      ingested: undefined,
      dataStream: `logs-${log.dataset}-default`,
      doc,
    };
  },
};

function timeOf(record: JsonObject): string | undefined {
  return firstText(record['time']) ?? firstText(record['TimeGenerated']);
}
