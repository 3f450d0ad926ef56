import { base64, base64offset, utf16, utf16be, utf16le } from './encoding-modifiers.ts';
import type { ModifierRule } from './modifier-rule.ts';
import { day, gt, gte, hour, lt, lte, minute, month, week, year } from './number-modifiers.ts';
import { cidr, exists, expand, fieldref } from './other-modifiers.ts';
import { i, m, re, s } from './regex-modifiers.ts';
import { cased, contains, endswith, startswith, windash } from './text-modifiers.ts';

/** The modifiers of specification 2.1.0 that change a value, and the long names that pySigma has for some. */
const table: Readonly<Record<string, ModifierRule>> = {
  contains,
  startswith,
  endswith,
  cased,
  windash,
  base64,
  base64offset,
  utf16le,
  wide: utf16le,
  utf16be,
  utf16,
  re,
  i,
  ignorecase: i,
  m,
  multiline: m,
  s,
  dotall: s,
  gt,
  gte,
  lt,
  lte,
  minute,
  hour,
  day,
  week,
  month,
  year,
  cidr,
  exists,
  fieldref,
  expand,
};

/** These say how the values of a list belong together. */
const listModifiers: ReadonlySet<string> = new Set(['all', 'neq']);

export const modifierNames: readonly string[] = [...Object.keys(table), ...listModifiers].sort();

export function modifierRule(name: string): ModifierRule | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

export function isListModifier(name: string): boolean {
  return listModifiers.has(name);
}
