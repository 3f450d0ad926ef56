import type { ExprValue } from '../../plan/expr.ts';
import { comparisons } from './comparisons.ts';
import { textFunctions } from './text-functions.ts';

/** A function of values; it decides itself what null and many do. */
export type ExprFunction = (args: readonly ExprValue[]) => ExprValue;

const functions: ReadonlyMap<string, ExprFunction> = new Map([
  ...Object.entries(comparisons),
  ...Object.entries(textFunctions),
]);

export function findFunction(name: string): ExprFunction | undefined {
  return functions.get(name);
}
