import { firstText } from '../../../event/fields.ts';
import type { Instant } from '../../../event/instant.ts';
import type { JsonObject } from '../../../event/json.ts';
import { parseInstant } from '../../../event/parse-instant.ts';

/** A record of a Windows event log, whichever way it came. Also of Sysmon for Linux, which writes the same. */
export interface WindowsEvent {
  /** `Microsoft-Windows-Sysmon`. */
  readonly provider: string | undefined;
  readonly providerGuid?: string | undefined;
  /** The event's number as text: `4688`. */
  readonly code: string;
  readonly channel: string | undefined;
  readonly computer: string | undefined;
  readonly recordId: string | undefined;
  /** When the log took it; Sysmon's own time is in the data. */
  readonly logged: Instant | undefined;
  readonly level?: string | undefined;
  readonly task?: string | undefined;
  readonly opcode?: string | undefined;
  /** Whose process wrote the record, which is seldom who did what it tells. */
  readonly writerSid?: string | undefined;
  readonly writerPid?: number | undefined;
  readonly writerThread?: number | undefined;
  readonly message?: string | undefined;
  /** What is particular to the event, by Windows' own names. */
  readonly data: JsonObject;
}

/** A field of the data; `-` and nothing stand for a missing value. */
export function dataText({ data }: WindowsEvent, name: string): string | undefined {
  const text = firstText(data[name])?.trim();
  return text === undefined || text === '' || text === '-' ? undefined : text;
}

/** A number, also as `0x242c`. */
export function dataInteger(event: WindowsEvent, name: string): number | undefined {
  const text = dataText(event, name);
  if (text === undefined || !/^(?:\d{1,15}|0x[\da-f]{1,12})$/i.test(text)) return undefined;
  return Number(text);
}

/**
 * When it happened. Sysmon says so itself, in UTC; shippers were seen to write the log's time in local time with a `Z`, hours
 * off.
 */
export function timeOfEvent(event: WindowsEvent): Instant | undefined {
  const own = isSysmon(event) ? parseInstant(dataText(event, 'UtcTime')) : undefined;
  return own ?? event.logged;
}

export function isSysmon({ provider, channel }: WindowsEvent): boolean {
  const name = provider ?? channel ?? '';
  return name.startsWith('Microsoft-Windows-Sysmon') || name.startsWith('Linux-Sysmon');
}

export function isLinux({ provider, channel }: WindowsEvent): boolean {
  return (provider ?? channel ?? '').startsWith('Linux-Sysmon');
}
