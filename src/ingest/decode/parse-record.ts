import { isUtf8 } from 'node:buffer';
import type { DiagnosticCode } from '../../diagnostics/codes.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../event/json.ts';
import { jsonFaultMessage } from './json-fault.ts';
import { mayHoldLongInteger, parseKeepingDigits } from './long-integers.ts';
import { nestsDeeper } from './nesting.ts';

export interface ParsedRecord {
  readonly value: JsonObject;
  readonly raw: string;
}

export interface ParseFault {
  readonly code: DiagnosticCode;
  readonly message: string;
}

/**
 * A level takes at least two bytes, one to open and one to close it. Records of fewer than four bytes for each level of the limit are
 * not looked through: they hold at most twice as many levels, and looking costs a tenth of parsing.
 */
const bytesPerLevel = 4;

/** Reads the bytes of one record. */
export function parseRecord(
  bytes: Buffer,
  from: number,
  to: number,
  maxDepth: number,
): ParsedRecord | ParseFault {
  const raw = bytes.toString('utf8', from, to);
  let value: JsonValue;
  try {
    value = JSON.parse(raw);
    if (to - from > bytesPerLevel * maxDepth && nestsDeeper(value, maxDepth)) return tooDeep(maxDepth);
    if (mayHoldLongInteger(bytes, from, to)) value = parseKeepingDigits(raw);
  } catch {
    // What the engine says quotes the record, which may hold a secret.
    return notJson(raw);
  }
  if (!isJsonObject(value)) return { code: 'record-not-object', message: 'valid JSON, but not an object' };
  return { value, raw };
}

export function notJson(text: string): ParseFault {
  return { code: 'record-not-json', message: jsonFaultMessage(text) };
}

export function tooDeep(maxDepth: number): ParseFault {
  return { code: 'record-too-deep', message: `nested deeper than ${maxDepth} levels` };
}

export function isFault(parsed: ParsedRecord | ParseFault): parsed is ParseFault {
  return 'code' in parsed;
}

/** Whether text decoded from these bytes holds U+FFFD that they do not. */
export function lostBytes(raw: string, bytes: Buffer, from: number, to: number): boolean {
  return raw.includes('\ufffd') && !isUtf8(bytes.subarray(from, to));
}
