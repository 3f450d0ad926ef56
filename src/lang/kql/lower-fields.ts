import type { FieldType } from '../../event/field-types/field-type.ts';
import { compileGlob } from '../../exec/glob/compile-glob.ts';
import type { Pred } from '../../plan/pred.ts';
import { type FieldRange, isLoneStar, type KqlText, plainText } from './ast.ts';
import { lintWildcards } from './lints.ts';
import type { LowerContext } from './lower-context.ts';
import { isBound } from './lower-range.ts';
import { isUsable } from './lower-value.ts';
import { dynamicRange, rangeTests } from './range-tests.ts';
import { dynamicTests, valueTests } from './value-tests.ts';

/**
 * A value on every field of a pattern. The fields of the event itself are searched, known or not; those whose type gives
 * the value another meaning than text or number has are added one by one. Where the value does not fit a type it is
 * passed over: what is a query error on one field is none on many.
 */
export function lowerFields(pattern: string, text: KqlText, isByWord: boolean, context: LowerContext): Pred {
  const { pool } = context;
  if (isLoneStar(text)) {
    const views = specialTypes(pattern, context).map((type) => pool.exists(type.path));
    return pool.or([context.anyField(pattern, undefined, text.loc), ...views]);
  }
  if (!isUsable(pattern, text, context)) return pool.none;
  lintWildcards(text, context.report);
  const items = dynamicTests(text, isByWord).map((test) => context.anyField(pattern, test, text.loc));
  for (const type of specialTypes(pattern, context)) {
    if (context.isFull) break;
    for (const test of valueTests(type, text, context) ?? []) items.push(context.leaf(type, test, text.loc));
  }
  return pool.or(items);
}

export function lowerFieldsRange(pattern: string, range: FieldRange, context: LowerContext): Pred {
  const { pool } = context;
  if (!isBound(range, context)) return pool.none;
  const { sign, loc } = range;
  const value = plainText(range.bound);
  const items = [context.anyField(pattern, dynamicRange(sign, value, context), loc)];
  for (const type of specialTypes(pattern, context)) {
    if (context.isFull) break;
    for (const test of rangeTests(type, sign, value, context)) items.push(context.leaf(type, test, loc));
  }
  return pool.or(items);
}

/** Known fields for which comparing text and numbers is not enough, or that stand elsewhere than their name says. */
function specialTypes(pattern: string, { types, specials }: LowerContext): readonly FieldType[] {
  const known = specials.get(pattern);
  if (known) return known;
  const found = new Map<string, FieldType>();
  const covers = compileGlob(pattern);
  for (const path of types.expand(covers)) {
    const type = types.typeOf(path);
    const isTyped = type.family === 'text' || type.family === 'ip' || type.family === 'date';
    const isElsewhere = type.path !== path && !covers(type.path);
    if (isTyped || type.caseless || isElsewhere) found.set(`${type.family} ${type.path}`, type);
  }
  specials.set(pattern, [...found.values()]);
  return [...found.values()];
}
