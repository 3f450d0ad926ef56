import { firstText } from '../../../event/fields.ts';
import type { Instant } from '../../../event/instant.ts';
import type { JsonObject } from '../../../event/json.ts';
import { parseInstant } from '../../../event/parse-instant.ts';
import { hasRawTexts, rawTexts } from '../../../event/raw-text.ts';
import { utcInstantAt } from '../../../event/utc-bytes.ts';
import type { Doubt } from '../doubt.ts';
import { namesZone, type Settled, settle, type Zone } from '../zone.ts';
import type { EventOrigin, WindowsEvent } from './windows-event.ts';

/** Names that tools give one part of the frame; the first that a record has counts. */
export const providerNames = ['SourceName', 'ProviderName', 'Provider_Name', 'Provider'];
const guidNames = ['ProviderGuid', 'Provider_Guid', 'Guid'];
export const computerNames = ['Hostname', 'Computer', 'ComputerName'];
const recordIdNames = ['RecordNumber', 'EventRecordID', 'EventRecordId', 'RecordID'];
const pidNames = ['ExecutionProcessID', 'Execution_ProcessID', 'ProcessID'];
const threadNames = ['ExecutionThreadID', 'Execution_ThreadID', 'ThreadID'];
const sidNames = ['UserID', 'Security_UserID'];
/** NXLog's `EventTime` has no zone, so that it comes last. */
export const timeNames = ['@timestamp', 'TimeCreated', 'TimeCreated_SystemTime', 'SystemTime', 'EventTime'];

/** Fields of the frame, as NXLog and the tools after it name them; every other field is the event's own. */
const frame: ReadonlySet<string> = new Set([
  ...providerNames,
  ...guidNames,
  ...computerNames,
  ...recordIdNames,
  ...pidNames,
  ...threadNames,
  ...sidNames,
  ...timeNames,
  ...['@version', '_id', 'AccountType', 'ActivityID', 'Category', 'Channel'],
  ...['Correlation_ActivityID', 'Domain', 'EventID', 'EventReceivedTime', 'Keywords', 'Level', 'Message'],
  ...['Opcode', 'OpcodeValue', 'Severity', 'SeverityValue', 'SourceModuleName', 'SourceModuleType'],
  ...['Task', 'Version', 'host', 'port', 'tags'],
]);
/** NXLog calls its severity what Sysmon calls what happened to a registry key. */
const severityOrChange = 'EventType';
const severity = /^(?:AUDIT_SUCCESS|AUDIT_FAILURE|INFO|WARNING|ERROR|CRITICAL|VERBOSE|DEBUG)$/;

/** What decides, with few other members, which kind of event a record is. */
export interface FlatOrigin extends EventOrigin {
  readonly code: string;
}

export function flatOriginOf(record: JsonObject): FlatOrigin {
  return {
    provider: textOf(record, providerNames),
    channel: textOf(record, ['Channel']),
    code: textOf(record, ['EventID']) ?? '',
  };
}

/** An event whose frame and data lie side by side in its record. A class for its getters: of most events hardly one is asked for. */
export class FlatEvent implements WindowsEvent {
  readonly data: JsonObject;
  readonly provider: string | undefined;
  readonly channel: string | undefined;
  readonly code: string;
  readonly isVerbatim = true;
  zone: Zone | undefined;
  #logged: Settled | 'never' | undefined;

  constructor(record: JsonObject, { provider, channel, code }: FlatOrigin, zone: Zone | undefined) {
    this.data = record;
    this.provider = provider;
    this.channel = channel;
    this.code = code;
    this.zone = zone;
  }

  renew(zone: Zone | undefined): void {
    this.zone = zone;
    this.#logged = undefined;
  }

  get providerGuid(): string | undefined {
    return textOf(this.data, guidNames);
  }

  get computer(): string | undefined {
    return textOf(this.data, computerNames);
  }

  get recordId(): string | undefined {
    return textOf(this.data, recordIdNames);
  }

  get logged(): Instant | undefined {
    return this.#settled?.time;
  }

  get loggedDoubt(): Doubt | undefined {
    return this.#settled?.doubt;
  }

  get level(): string | undefined {
    return textOf(this.data, ['Level', 'Severity']);
  }

  /** NXLog has the task's name beside its number. */
  get task(): string | undefined {
    return textOf(this.data, ['Category']);
  }

  get opcode(): string | undefined {
    return textOf(this.data, ['Opcode']);
  }

  /** NXLog tells the outcome in a word, too: its number is often rounded. */
  get keywords(): string | undefined {
    const eventType = textOf(this.data, ['EventType']);
    return eventType?.startsWith('AUDIT_') ? eventType : textOf(this.data, ['Keywords']);
  }

  get writerSid(): string | undefined {
    return textOf(this.data, sidNames);
  }

  get writerPid(): number | undefined {
    return integerOf(this.data, pidNames);
  }

  get writerThread(): number | undefined {
    return integerOf(this.data, threadNames);
  }

  get message(): string | undefined {
    return textOf(this.data, ['Message']);
  }

  get frame(): this {
    return this;
  }

  /** Whether the member of that name is the frame's. Of one only its value tells, which is read each time: somebody may note what is read. */
  has(name: string): boolean {
    return frame.has(name) || (name === severityOrChange && severity.test(textOf(this.data, [name]) ?? ''));
  }

  get #settled(): Settled | undefined {
    this.#logged ??= loggedAt(this.data, this.zone) ?? 'never';
    return this.#logged === 'never' ? undefined : this.#logged;
  }
}

/** Of the names for one thing the first that the record has any text at. */
function textOf(record: JsonObject, names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = firstText(record[name]);
    if (found !== undefined) return found;
  }
  return undefined;
}

function integerOf(record: JsonObject, names: readonly string[]): number | undefined {
  const value = Number(textOf(record, names) ?? Number.NaN);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** The system's own time is UTC whether it says so or not; NXLog's `EventTime` never says so and is not. */
function loggedAt(record: JsonObject, zone: Zone | undefined): Settled | undefined {
  const texts = hasRawTexts(record) ? record[rawTexts] : undefined;
  for (const name of timeNames) {
    const raw = texts?.at(name);
    const usual = raw && utcInstantAt(raw.bytes, raw.from, raw.to);
    if (usual) return { time: usual };
    const text = record[name];
    const time = parseInstant(text);
    if (!time || typeof text !== 'string') continue;
    return namesZone(text) || name.endsWith('SystemTime') ? { time } : settle(time, zone, name);
  }
  return undefined;
}
