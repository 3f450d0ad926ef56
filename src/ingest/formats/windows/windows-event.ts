import { firstText } from '../../../event/fields.ts';
import type { Instant } from '../../../event/instant.ts';
import type { JsonObject } from '../../../event/json.ts';
import { parseInstant } from '../../../event/parse-instant.ts';
import { parseUtcClock } from '../../../event/parse-utc-instant.ts';
import { hasRawTexts, rawTexts } from '../../../event/raw-text.ts';
import { utcClockAt } from '../../../event/utc-bytes.ts';
import { without } from '../azure/json-text.ts';
import type { Doubt } from '../doubt.ts';
import type { Settled, Zone } from '../zone.ts';

/** Who wrote a record, and to which log. */
export interface EventOrigin {
  /** `Microsoft-Windows-Sysmon`. */
  readonly provider: string | undefined;
  /** `Microsoft-Windows-Sysmon/Operational`; of forwarded events another than they were written to. */
  readonly channel: string | undefined;
}

/** A record of a Windows event log, whichever way it came. Also of Sysmon for Linux, which writes the same. */
export interface WindowsEvent extends EventOrigin {
  readonly providerGuid?: string | undefined;
  /** The event's number as text: `4688`. */
  readonly code: string;
  readonly computer: string | undefined;
  readonly recordId: string | undefined;
  /** When the log took it; Sysmon's own time is in the data. */
  readonly logged: Instant | undefined;
  /** What is open about that time. */
  readonly loggedDoubt?: Doubt | undefined;
  readonly level?: string | undefined;
  readonly task?: string | undefined;
  readonly opcode?: string | undefined;
  /** Bits, in decimal or hexadecimal; two of them tell whether what was audited succeeded. */
  readonly keywords?: string | undefined;
  /** Whose process wrote the record, which is seldom who did what it tells. */
  readonly writerSid?: string | undefined;
  readonly writerPid?: number | undefined;
  readonly writerThread?: number | undefined;
  readonly message?: string | undefined;
  /** What is particular to the event, by Windows' own names. */
  readonly data: JsonObject;
  /** Names in the data that are of its frame and not particular to it: copying all others of every event would take longer than asking. */
  readonly frame?: Pick<ReadonlySet<string>, 'has'> | undefined;
  /** The record's text, where it is JSON, holds all of this as texts of its own. */
  readonly isVerbatim?: boolean | undefined;
  /** Where it reads its record whenever it is asked: the record is another now, of the same kind. Of times that name no zone. */
  renew?(zone: Zone | undefined): void;
}

/** What is particular to the event, and nothing else. */
export function ownData({ data, frame }: WindowsEvent): JsonObject {
  return frame ? without(data, frame) : data;
}

/** A field of the data; `-` and nothing stand for a missing value. */
export function dataText({ data }: Pick<WindowsEvent, 'data'>, name: string): string | undefined {
  const text = trimmed(firstText(data[name]));
  return text === undefined || text === '' || text === '-' ? undefined : text;
}

/** Nearly no text has anything to trim, and to find that out by its ends is many times faster. */
function trimmed(text: string | undefined): string | undefined {
  if (text === undefined || (isSign(text.charCodeAt(0)) && isSign(text.charCodeAt(text.length - 1))))
    return text;
  return text.trim();
}

function isSign(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

/** A number, also as `0x242c`. */
export function dataInteger(event: Pick<WindowsEvent, 'data'>, name: string): number | undefined {
  const value = event.data[name];
  if (typeof value === 'number' && value >= 0 && value < 1e15 && Number.isInteger(value)) return value;
  const text = dataText(event, name);
  if (text === undefined || !/^(?:\d{1,15}|0x[\da-f]{1,12})$/i.test(text)) return undefined;
  return Number(text);
}

/**
 * When it happened. Sysmon says so itself, in UTC; shippers were seen to write the log's time in local time with a `Z`, hours
 * off.
 */
export function timeOfEvent(event: WindowsEvent): Settled | undefined {
  const own = isSysmon(event) ? ownTime(event) : undefined;
  if (own) return { time: own };
  const { logged } = event;
  return logged && { time: logged, doubt: event.loggedDoubt };
}

/** `2026-06-03 09:30:00.123` */
function ownTime(event: WindowsEvent): Instant | undefined {
  const raw = hasRawTexts(event.data) ? event.data[rawTexts].at('UtcTime') : undefined;
  const usual = raw && utcClockAt(raw.bytes, raw.from, raw.to);
  if (usual) return usual;
  const text = dataText(event, 'UtcTime');
  return (text === undefined ? undefined : parseUtcClock(text)) ?? parseInstant(text);
}

export function isSysmon({ provider, channel }: EventOrigin): boolean {
  const name = provider ?? channel ?? '';
  return name.startsWith('Microsoft-Windows-Sysmon') || name.startsWith('Linux-Sysmon');
}

export function isLinux({ provider, channel }: EventOrigin): boolean {
  return (provider ?? channel ?? '').startsWith('Linux-Sysmon');
}

const auditFailure = 1n << 52n;
const auditSuccess = 1n << 53n;

/** How it ended, as the Security log says of everything that it records. */
export function auditOutcome({ keywords = '' }: WindowsEvent): 'success' | 'failure' | undefined {
  if (/^audit[ _]success$/i.test(keywords)) return 'success';
  if (/^audit[ _]failure$/i.test(keywords)) return 'failure';
  if (!/^(?:0x[\da-f]{1,16}|-?\d{1,20})$/i.test(keywords)) return undefined;
  const bits = BigInt.asUintN(64, BigInt(keywords));
  if ((bits & auditFailure) !== 0n) return 'failure';
  return (bits & auditSuccess) === 0n ? undefined : 'success';
}
