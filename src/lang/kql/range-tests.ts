import type { FieldType } from '../../event/field-types/field-type.ts';
import { readsClock, resolveDate } from '../../exec/values/date-math.ts';
import { parseIp } from '../../exec/values/ip.ts';
import { assertNever } from '../../plan/assert-never.ts';
import { fold } from '../../plan/fold.ts';
import { parseNumber } from '../../plan/number.ts';
import type { Bound, ValueTest } from '../../plan/value-test.ts';
import type { RangeSign } from './ast.ts';
import type { LowerContext } from './lower-context.ts';

/** Several where a text may be analysed in several ways; none where the bound does not fit the type. */
export function rangeTests(
  type: FieldType,
  sign: RangeSign,
  value: string,
  context: LowerContext,
): ValueTest[] {
  switch (type.family) {
    case 'number': {
      const number = parseNumber(value.trim());
      return number === undefined ? [] : [{ op: 'number-range', ...sides(sign, number) }];
    }
    case 'date': {
      const ms = dateBound(sign, value, context);
      return ms === undefined ? [] : [{ op: 'date-range', ...sides(sign, ms) }];
    }
    case 'ip':
      return parseIp(value) ? [{ op: 'ip-range', ...sides(sign, value.toLowerCase()) }] : [];
    case 'text':
      return type.analysers.map((analyser) => ({
        op: 'text-range',
        ...sides(sign, value),
        analyser,
        folding: 'none',
      }));
    case 'keyword':
    case 'flattened': {
      const folding = type.caseless ? 'caseless' : 'none';
      const limit = type.caseless ? fold(value) : value;
      return [{ op: 'text-range', ...sides(sign, limit), analyser: 'keyword', folding }];
    }
    case 'dynamic':
    case 'object':
    case 'nested':
      return [dynamicRange(sign, value, context)];
    case 'boolean':
    case 'opaque':
      return [];
    default:
      return assertNever(type.family);
  }
}

/** On a field of unknown type, or on any field: each value says what it is. */
export function dynamicRange(sign: RangeSign, value: string, context: LowerContext): ValueTest {
  const ms = parseNumber(value) === undefined ? dateBound(sign, value, context) : undefined;
  const isLower = sign.startsWith('>');
  const dates =
    ms === undefined ? undefined : { lower: isLower ? ms : undefined, upper: isLower ? undefined : ms };
  return { op: 'value-range', ...sides(sign, value), dates };
}

/** What a date leaves open is filled so that `<=` and `>` take it in whole, `<` and `>=` from its beginning. */
function dateBound(sign: RangeSign, value: string, context: LowerContext): number | undefined {
  const span = resolveDate(value, context.now);
  if (!span) return undefined;
  if (readsClock(value)) context.readsClock = true;
  return sign === '<=' || sign === '>' ? span.to : span.from;
}

function sides<T>(sign: RangeSign, value: T): { lower: Bound<T> | undefined; upper: Bound<T> | undefined } {
  const bound = { value, inclusive: sign.endsWith('=') };
  return sign.startsWith('>') ? { lower: bound, upper: undefined } : { lower: undefined, upper: bound };
}
