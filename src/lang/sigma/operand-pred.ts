import { assertNever } from '../../plan/assert-never.ts';
import type { Pred } from '../../plan/pred.ts';
import type { PredPool } from '../../plan/pred-pool.ts';
import type { Bound, FieldTest, ValueTest } from '../../plan/value-test.ts';
import { globTest, textTest } from '../../plan/value-tests.ts';
import type { NumberOperand, Operand } from './operand.ts';

/** What is asked of one field. `fieldOf` gives the field of the plan for one of Sigma. */
export function fieldPred(
  field: string,
  operand: Operand,
  pool: PredPool,
  fieldOf: (name: string) => string,
): Pred {
  switch (operand.kind) {
    case 'any':
      return pool.or(operand.operands.map((one) => fieldPred(field, one, pool, fieldOf)));
    case 'null':
      return pool.not(pool.exists(field));
    case 'exists': {
      const named = pool.exists(field, 'key');
      return operand.wanted ? named : pool.not(named);
    }
    case 'field': {
      const { compare, cased } = operand;
      const test: FieldTest = {
        op: 'field',
        compare,
        operand: fieldOf(operand.field),
        folding: cased ? 'none' : 'caseless',
      };
      return pool.leaf(field, test);
    }
    case 'text':
    case 'number':
    case 'boolean':
    case 'regex':
    case 'cidr': {
      const test = valueTest(operand);
      return test ? pool.leaf(field, test) : pool.exists(field);
    }
    default:
      return assertNever(operand);
  }
}

/** What is asked of any field whose path one of the patterns covers. */
export function keywordPred(patterns: readonly string[], operand: Operand, pool: PredPool): Pred {
  switch (operand.kind) {
    case 'any':
      return pool.or(operand.operands.map((one) => keywordPred(patterns, one, pool)));
    case 'text':
    case 'number':
    case 'boolean':
    case 'regex':
    case 'cidr': {
      const test = valueTest(operand);
      return pool.or(patterns.map((pattern) => pool.anyField(pattern, test)));
    }
    case 'null':
    case 'exists':
    case 'field':
      // Modifiers refuse these without a field.
      return pool.none;
    default:
      return assertNever(operand);
  }
}

/** Undefined where every value passes. */
function valueTest(
  operand: Operand & { kind: 'text' | 'number' | 'boolean' | 'regex' | 'cidr' },
): ValueTest | undefined {
  switch (operand.kind) {
    case 'text':
      return globTest(operand.parts, operand.cased ? 'none' : 'caseless');
    case 'number':
      return numberTest(operand);
    case 'boolean':
      return textTest('equals', String(operand.value), 'caseless');
    case 'regex':
      return { op: 'regex', operand: operand.source, flags: operand.flags, whole: false };
    case 'cidr':
      return { op: 'cidr', operand: operand.network, family: 'own' };
    default:
      return assertNever(operand);
  }
}

function numberTest({ value, compare, part }: NumberOperand): ValueTest {
  if (compare === '=' && !part) return { op: 'number', operand: value };
  const bound: Bound<number | bigint> = { value, inclusive: compare.includes('=') };
  const sides = {
    lower: compare.startsWith('<') ? undefined : bound,
    upper: compare.startsWith('>') ? undefined : bound,
  };
  return part ? { op: 'date-part', part, ...sides } : { op: 'number-range', ...sides };
}
