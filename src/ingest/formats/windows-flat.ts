import { firstText } from '../../event/fields.ts';
import type { Instant } from '../../event/instant.ts';
import type { JsonObject, JsonValue } from '../../event/json.ts';
import { parseInstant } from '../../event/parse-instant.ts';
import { without } from './azure/json-text.ts';
import type { Format } from './format.ts';
import { isWorkspaceRow } from './sentinel/columns.ts';
import { normaliseWindowsEvent } from './windows/normalise-event.ts';
import type { WindowsEvent } from './windows/windows-event.ts';

/** Fields of the frame, as NXLog and the tools after it name them; every other field is the event's own. */
const frame = new Set([
  ...[
    '@timestamp',
    '@version',
    'AccountName',
    'AccountType',
    'ActivityID',
    'Category',
    'Channel',
    'Computer',
  ],
  ...['ComputerName', 'Domain', 'EventID', 'EventReceivedTime', 'EventRecordID', 'EventTime', 'EventType'],
  ...['ExecutionProcessID', 'ExecutionThreadID', 'Hostname', 'Keywords', 'Level', 'Message', 'Opcode'],
  ...['OpcodeValue', 'ProcessID', 'Provider', 'ProviderGuid', 'ProviderName', 'RecordNumber', 'Severity'],
  ...[
    'SeverityValue',
    'SourceModuleName',
    'SourceModuleType',
    'SourceName',
    'SystemTime',
    'Task',
    'ThreadID',
  ],
  ...['TimeCreated', 'UserID', 'Version', 'host', 'port', 'tags'],
]);

/** Of these the first is taken. NXLog's `EventTime` has no zone, so that it comes last. */
const times = ['@timestamp', 'TimeCreated', 'SystemTime', 'EventTime'];

/** Windows events whose frame and data lie side by side, as NXLog writes them and as public data sets have them. */
export const windowsFlat: Format = {
  name: 'windows-flat',
  title: 'Windows events as flat JSON (NXLog, public data sets)',
  plane: 'guest',
  recognise(record) {
    const code = record['EventID'];
    if (typeof code !== 'number' && (typeof code !== 'string' || !/^\d{1,5}$/.test(code))) return false;
    if (isWorkspaceRow(record)) return false;
    return (
      isText(record, 'Channel', 'SourceName', 'ProviderName') &&
      isText(record, 'Hostname', 'Computer', 'ComputerName')
    );
  },
  normalise(record) {
    return normaliseWindowsEvent(eventOf(record), undefined, `${times.join(', ')}: none is a date`);
  },
};

function eventOf(record: JsonObject): WindowsEvent {
  const text = (...names: readonly string[]) =>
    names.map((name) => firstText(record[name])).find((value) => value);
  const integer = (name: string) => {
    const value = Number(text(name) ?? Number.NaN);
    return Number.isSafeInteger(value) ? value : undefined;
  };
  return {
    provider: text('SourceName', 'ProviderName', 'Provider'),
    providerGuid: text('ProviderGuid'),
    code: text('EventID') ?? '',
    channel: text('Channel'),
    computer: text('Hostname', 'Computer', 'ComputerName'),
    recordId: text('RecordNumber', 'EventRecordID'),
    logged: loggedAt(record),
    level: text('Level', 'Severity'),
    // NXLog has the task's name beside its number.
    task: text('Category'),
    opcode: text('Opcode'),
    writerSid: text('UserID'),
    writerPid: integer('ExecutionProcessID') ?? integer('ProcessID'),
    writerThread: integer('ExecutionThreadID') ?? integer('ThreadID'),
    message: text('Message'),
    data: without(record, frame),
  };
}

function loggedAt(record: JsonObject): Instant | undefined {
  return times.map((name) => parseInstant(record[name])).find((time) => time);
}

function isText(record: JsonObject, ...names: readonly string[]): boolean {
  return names.some((name) => {
    const value: JsonValue | undefined = record[name];
    return typeof value === 'string' && value !== '';
  });
}
