import { firstText } from '../../event/fields.ts';
import type { Instant } from '../../event/instant.ts';
import type { JsonObject, JsonValue } from '../../event/json.ts';
import { activityId } from './azure/activity-id.ts';
import { activityLogDocument } from './azure/activity-log-document.ts';
import { parseAzureTime } from './azure/azure-time.ts';
import { activityLogStream } from './azure/data-stream.ts';
import type { Format } from './format.ts';

/** Categories of the Activity Log, today's and the verbs of before. Resource logs of the same schema have others. */
const categories = new Set([
  'administrative',
  'security',
  'servicehealth',
  'alert',
  'recommendation',
  'policy',
  'autoscale',
  'resourcehealth',
  'write',
  'action',
  'delete',
  'read',
]);
const states = /^(?:start(?:ed)?|accept(?:ed)?|success|succeeded|fail(?:ure|ed))$/i;
const operation = /^[a-z][\w.]*\.[\w.]+\/.+\/(?:action|write|delete)$/i;

/** What the shipper adds to a record to say when it reached the event hub. */
const enqueuedFields = ['EventEnqueuedUtcTime', 'EnqueuedTimeUtc', 'enqueuedTime', 'x-opt-enqueued-time'];

/** Activity Log records of diagnostic settings: messages of an event hub, lines of `PT1H.json` blobs. */
export const azureEventHub: Format = {
  name: 'azure-event-hub',
  title: 'Azure Activity Log from diagnostic settings (event hub, storage blobs)',
  plane: 'cloud',
  dataStream: activityLogStream,
  repeatsAsRequest: true,
  recognise(record) {
    if (typeof record['operationName'] !== 'string') return false;
    const category = record['category'];
    if (typeof category === 'string' && category !== '') return categories.has(category.toLowerCase());
    return operation.test(record['operationName']) && states.test(firstText(record['resultType']) ?? '');
  },
  normalise(record) {
    const time = parseAzureTime(record['time']);
    if (!time) return { kind: 'rejected', code: 'record-no-time', message: 'time is missing or no date' };
    const ingested = enqueuedAt(record);
    const doc = activityLogDocument(record, time, ingested);
    return {
      kind: 'event',
      id: activityId(doc, time),
      time,
      ingested,
      dataStream: activityLogStream,
      doc,
    };
  },
};

function enqueuedAt(record: JsonObject): Instant | undefined {
  for (const field of enqueuedFields) {
    const value: JsonValue | undefined = record[field];
    if (value !== undefined) return parseAzureTime(value);
  }
  return undefined;
}
