import { notJson, type ParseFault, tooDeep } from './parse-record.ts';
import { type DecodeLimits, tooLongMessage } from './record.ts';
import type { ValueScanner } from './value-scanner.ts';

/** What the scan alone says against a value. `text` yields what was scanned of it, where that is asked for. */
export function valueFault(
  { deepest, broken }: ValueScanner,
  isTooLong: boolean,
  { maxRecordBytes, maxDepth }: DecodeLimits,
  text: () => string,
): ParseFault | undefined {
  if (isTooLong) return { code: 'record-too-long', message: tooLongMessage(maxRecordBytes) };
  if (deepest > maxDepth) return tooDeep(maxDepth);
  return broken ? notJson(text()) : undefined;
}

/** Of a value that does not end: another begins where it should go on, or the input is over. */
export function unendedFault({ sibling }: ValueScanner): ParseFault {
  return sibling
    ? { code: 'record-not-json', message: 'not valid JSON: another record begins inside' }
    : { code: 'record-truncated', message: 'the input ends inside the record' };
}
