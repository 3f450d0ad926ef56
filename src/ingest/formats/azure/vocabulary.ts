import { firstText } from '../../../event/fields.ts';
import type { JsonValue } from '../../../event/json.ts';

/** REST's words for the state of an operation, and spellings that were seen, to those of diagnostic settings. */
const resultTypes = new Map([
  ['start', 'Start'],
  ['started', 'Start'],
  ['accept', 'Accept'],
  ['accepted', 'Accept'],
  ['success', 'Success'],
  ['succeeded', 'Success'],
  ['failure', 'Failure'],
  ['failed', 'Failure'],
]);

export function resultType(value: JsonValue | undefined): string | undefined {
  const text = firstText(value);
  return text === undefined ? undefined : (resultTypes.get(text.toLowerCase()) ?? text);
}

/** Set for the end states alone: a request that has begun has no outcome. */
export function outcome(
  result: string | undefined,
  propertiesResult: JsonValue | undefined,
): string | undefined {
  if (result === 'Success') return 'success';
  if (result === 'Failure') return 'failure';
  const fallback = typeof propertiesResult === 'string' ? propertiesResult.toLowerCase() : '';
  return ['success', 'failure', 'unknown'].includes(fallback) ? fallback : undefined;
}

const levels = new Map([
  ['1', 'Critical'],
  ['2', 'Error'],
  ['3', 'Warning'],
  ['4', 'Information'],
  ['5', 'Verbose'],
  ['informational', 'Information'],
]);

/** Diagnostic settings write words or Windows event levels, REST writes `Informational`. */
export function logLevel(value: JsonValue | undefined): string | undefined {
  const text = firstText(value);
  return text === undefined ? undefined : (levels.get(text.toLowerCase()) ?? text);
}

/** `event.type` by the older categories, which are verbs; `Administrative` says nothing of the kind. */
export function eventTypes(category: string | undefined): readonly string[] | undefined {
  switch (category?.toLowerCase()) {
    case 'write':
    case 'action':
      return ['change'];
    case 'read':
      return ['access'];
    case 'delete':
      return ['deletion'];
    default:
      return undefined;
  }
}

/** Milliseconds, also as text, in nanoseconds. The pipeline multiplies in 32 bits and so overflows above 2147 ms. */
export function durationNs(value: JsonValue | undefined): number | undefined {
  const text = firstText(value);
  if (text === undefined || !/^\d{1,10}(?:\.\d+)?$/.test(text)) return undefined;
  const ns = Math.round(Number(text) * 1_000_000);
  return Number.isSafeInteger(ns) ? ns : undefined;
}
