import type { ExprValue, Scalar } from '../../plan/expr.ts';
import { compareCodePoints } from '../values/code-points.ts';

/** Null where a side is null or many, or where the sides are of different kinds. */
function comparison(holds: (order: number) => boolean) {
  return ([left, right]: readonly ExprValue[]): ExprValue => {
    const order = isScalar(left) && isScalar(right) ? compare(left, right) : undefined;
    return order === undefined ? null : holds(order);
  };
}

export const comparisons = {
  equal: comparison((order) => order === 0),
  notEqual: comparison((order) => order !== 0),
  less: comparison((order) => order < 0),
  lessOrEqual: comparison((order) => order <= 0),
  greater: comparison((order) => order > 0),
  greaterOrEqual: comparison((order) => order >= 0),
} as const;

function compare(left: Scalar, right: Scalar): number | undefined {
  if (typeof left === 'string' && typeof right === 'string') return compareCodePoints(left, right);
  if (isNumeric(left) && isNumeric(right)) return left < right ? -1 : left > right ? 1 : 0;
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  return undefined;
}

function isScalar(value: ExprValue | undefined): value is Scalar {
  return value !== undefined && value !== null && typeof value !== 'object';
}

function isNumeric(value: Scalar): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}
