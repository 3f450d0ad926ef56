import type { FieldType } from '../../event/field-types/field-type.ts';
import type { Pred } from '../../plan/pred.ts';
import { type FieldRange, hasWildcard, plainText } from './ast.ts';
import { lintObject } from './lints.ts';
import type { LowerContext } from './lower-context.ts';
import { rangeTests } from './range-tests.ts';

/** A field above or below a bound, in the order that the field's type has. */
export function lowerRange(type: FieldType, range: FieldRange, context: LowerContext): Pred {
  const { pool, report } = context;
  if (!isBound(range, context)) return pool.none;
  if (type.family === 'boolean' || type.family === 'opaque') {
    report.error('kql-field-type', range.loc, `${type.path} is of type ${type.name}, which has no order.`);
    return pool.none;
  }
  if (type.family === 'object' || type.family === 'nested') lintObject(type, range, report);
  const value = plainText(range.bound);
  const tests = rangeTests(type, range.sign, value, context);
  if (tests.length === 0) {
    const message = `${type.path} is of type ${type.name}: nothing is above or below \`${value}\`.`;
    report.error('kql-value-type', range.bound.loc, message);
  }
  return pool.or(tests.map((test) => context.leaf(type, test, range.loc)));
}

export function isBound({ bound }: FieldRange, { report }: LowerContext): boolean {
  if (!hasWildcard(bound)) return true;
  report.error('kql-range-value', bound.loc, 'A wildcard has no place in an order.');
  return false;
}
