import { firstText } from '../../event/fields.ts';
import type { JsonObject, JsonValue } from '../../event/json.ts';
import { parseInstant } from '../../event/parse-instant.ts';
import type { Format } from './format.ts';
import { isWorkspaceRow } from './sentinel/columns.ts';
import { normaliseWindowsEvent } from './windows/normalise-event.ts';
import type { WindowsEvent } from './windows/windows-event.ts';
import { namesZone, type Settled, settle, type Zone } from './zone.ts';

/** Names that tools give one part of the frame; the first that a record has counts. */
const provider = ['SourceName', 'ProviderName', 'Provider_Name', 'Provider'];
const providerGuid = ['ProviderGuid', 'Provider_Guid', 'Guid'];
const computer = ['Hostname', 'Computer', 'ComputerName'];
const recordId = ['RecordNumber', 'EventRecordID', 'EventRecordId', 'RecordID'];
const writerPid = ['ExecutionProcessID', 'Execution_ProcessID', 'ProcessID'];
const writerThread = ['ExecutionThreadID', 'Execution_ThreadID', 'ThreadID'];
const writerSid = ['UserID', 'Security_UserID'];
/** NXLog's `EventTime` has no zone, so that it comes last. */
const times = ['@timestamp', 'TimeCreated', 'TimeCreated_SystemTime', 'SystemTime', 'EventTime'];

/** Fields of the frame, as NXLog and the tools after it name them; every other field is the event's own. */
const frame: ReadonlySet<string> = new Set([
  ...provider,
  ...providerGuid,
  ...computer,
  ...recordId,
  ...writerPid,
  ...writerThread,
  ...writerSid,
  ...times,
  ...['@version', '_id', 'AccountType', 'ActivityID', 'Category', 'Channel'],
  ...['Correlation_ActivityID', 'Domain', 'EventID', 'EventReceivedTime', 'Keywords', 'Level', 'Message'],
  ...['Opcode', 'OpcodeValue', 'Severity', 'SeverityValue', 'SourceModuleName', 'SourceModuleType'],
  ...['Task', 'Version', 'host', 'port', 'tags'],
]);
/** NXLog calls its severity what Sysmon calls what happened to a registry key. */
const frameAndSeverity: ReadonlySet<string> = new Set([...frame, 'EventType']);
const severity = /^(?:AUDIT_SUCCESS|AUDIT_FAILURE|INFO|WARNING|ERROR|CRITICAL|VERBOSE|DEBUG)$/;

/** Windows events whose frame and data lie side by side, as NXLog writes them and as public data sets have them. */
export const windowsFlat: Format = {
  name: 'windows-flat',
  title: 'Windows events as flat JSON (NXLog, public data sets)',
  plane: 'guest',
  recognise(record) {
    const code = record['EventID'];
    if (typeof code !== 'number' && (typeof code !== 'string' || !/^\d{1,5}$/.test(code))) return false;
    if (isWorkspaceRow(record)) return false;
    return isText(record, ['Channel', ...provider]) && isText(record, computer);
  },
  normalise(record, context) {
    return normaliseWindowsEvent(
      eventOf(record, context?.zone),
      undefined,
      `${times.join(', ')}: none is a date`,
    );
  },
};

function eventOf(record: JsonObject, zone: Zone | undefined): WindowsEvent {
  const text = (...names: readonly string[]) => {
    for (const name of names) {
      const found = firstText(record[name]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const integer = (names: readonly string[]) => {
    const value = Number(text(...names) ?? Number.NaN);
    return Number.isSafeInteger(value) ? value : undefined;
  };
  const eventType = text('EventType') ?? '';
  const logged = loggedAt(record, zone);
  return {
    provider: text(...provider),
    providerGuid: text(...providerGuid),
    code: text('EventID') ?? '',
    channel: text('Channel'),
    computer: text(...computer),
    recordId: text(...recordId),
    logged: logged?.time,
    loggedDoubt: logged?.doubt,
    level: text('Level', 'Severity'),
    // NXLog has the task's name beside its number.
    task: text('Category'),
    opcode: text('Opcode'),
    // NXLog tells the outcome in a word, too: its number is often rounded.
    keywords: eventType.startsWith('AUDIT_') ? eventType : text('Keywords'),
    writerSid: text(...writerSid),
    writerPid: integer(writerPid),
    writerThread: integer(writerThread),
    message: text('Message'),
    data: record,
    isVerbatim: true,
    frame: severity.test(eventType) ? frameAndSeverity : frame,
  };
}

/** The system's own time is UTC whether it says so or not; NXLog's `EventTime` never says so and is not. */
function loggedAt(record: JsonObject, zone: Zone | undefined): Settled | undefined {
  for (const name of times) {
    const text = record[name];
    const time = parseInstant(text);
    if (!time || typeof text !== 'string') continue;
    return namesZone(text) || name.endsWith('SystemTime') ? { time } : settle(time, zone, name);
  }
  return undefined;
}

function isText(record: JsonObject, names: readonly string[]): boolean {
  return names.some((name) => {
    const value: JsonValue | undefined = record[name];
    return typeof value === 'string' && value !== '';
  });
}
