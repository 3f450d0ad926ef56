import type { FieldType } from '../../event/field-types/field-type.ts';
import { readsClock, resolveDate } from '../../exec/values/date-math.ts';
import { parseIpRange } from '../../exec/values/ip.ts';
import { assertNever } from '../../plan/assert-never.ts';
import { parseNumber } from '../../plan/number.ts';
import type { Folding, ValueTest } from '../../plan/value-test.ts';
import { globTest, sameTest, textTest } from '../../plan/value-tests.ts';
import { hasWildcard, type KqlText, partsOf, plainText } from './ast.ts';
import type { LowerContext } from './lower-context.ts';
import { textTests } from './text-tests.ts';
import { patternOf, wordsOf } from './words.ts';

/** Tests of which one must pass; an undefined one asks only that there be a value. */
export type Tests = readonly (ValueTest | undefined)[];

/** What a value means on a field of a type, as Kibana would have it; undefined where the value does not fit the type. */
export function valueTests(type: FieldType, text: KqlText, context: LowerContext): Tests | undefined {
  switch (type.family) {
    case 'keyword':
      return keywordTests(type, text);
    case 'dynamic':
    case 'object':
    case 'nested':
      return dynamicTests(text, false);
    case 'flattened':
      return keywordTests({ ...type, caseless: false }, text);
    case 'text':
      return textTests(type, text);
    case 'number':
    case 'boolean':
    case 'date':
    case 'ip': {
      const test = hasWildcard(text) ? undefined : typedTest(type.family, plainText(text), context);
      return test && [test];
    }
    case 'opaque':
      return undefined;
    default:
      return assertNever(type.family);
  }
}

/** On a field of unknown type, or on any field: each value says what it is. */
export function dynamicTests(text: KqlText, isByWord: boolean): Tests {
  if (!hasWildcard(text)) return [sameTest(plainText(text))];
  if (!isByWord) return [globTest(patternOf(partsOf(text)))];
  return wordsOf(partsOf(text)).map((word) =>
    word.length === 1 ? sameTest(word[0] as string) : globTest(patternOf(word)),
  );
}

function keywordTests(type: FieldType, text: KqlText): Tests {
  const folding: Folding = type.caseless ? 'caseless' : 'none';
  if (!hasWildcard(text)) return [textTest('equals', plainText(text), folding)];
  const patterns = type.name === 'keyword' ? [partsOf(text)] : wordsOf(partsOf(text));
  return patterns.map((parts) => globTest(patternOf(parts), folding));
}

function typedTest(
  family: 'number' | 'boolean' | 'date' | 'ip',
  value: string,
  context: LowerContext,
): ValueTest | undefined {
  switch (family) {
    case 'number': {
      const operand = parseNumber(value.trim());
      return operand === undefined ? undefined : { op: 'number', operand };
    }
    case 'boolean':
      return value === 'true' || value === 'false' ? { op: 'boolean', operand: value === 'true' } : undefined;
    case 'date': {
      const span = resolveDate(value, context.now);
      if (!span) return undefined;
      if (readsClock(value)) context.readsClock = true;
      const bound = (ms: number) => ({ value: ms, inclusive: true });
      return { op: 'date-range', lower: bound(span.from), upper: bound(span.to) };
    }
    case 'ip':
      return parseIpRange(value) ? { op: 'cidr', operand: value.toLowerCase(), family: 'any' } : undefined;
    default:
      return assertNever(family);
  }
}
