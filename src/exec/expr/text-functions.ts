import type { ExprValue } from '../../plan/expr.ts';

/** Null where an argument is null or many. */
export const textFunctions = {
  length: ([value]: readonly ExprValue[]): ExprValue =>
    typeof value === 'string' ? [...value].length : null,
  concat: (args: readonly ExprValue[]): ExprValue =>
    args.every((arg) => arg !== null && typeof arg !== 'object') ? args.join('') : null,
} as const;
