import { assertNever } from '../../plan/assert-never.ts';
import type { Junction, KqlQuery, KqlText, KqlValue, Negation } from './ast.ts';
import { escapeBare, quote } from './escapes.ts';

/** The query in one line; reading it gives the same tree. */
export function printKql(query: KqlQuery): string {
  switch (query.kind) {
    case 'match-all':
      return '';
    case 'free':
      return printText(query.value);
    case 'field':
      return `${printText(query.field)}: ${printValue(query.value, true)}`;
    case 'range':
      return `${printText(query.field)} ${query.sign} ${printText(query.bound)}`;
    case 'nested':
      return `${printText(query.field)}: { ${printKql(query.item)} }`;
    case 'and':
    case 'or':
      return joined(query, printKql);
    case 'not':
      return negated(query, printKql);
    default:
      return assertNever(query);
  }
}

function printValue(value: KqlValue, isAfterColon: boolean): string {
  switch (value.kind) {
    case 'bare':
    case 'quoted':
      return printText(value);
    case 'and':
    case 'or': {
      const list = joined(value, (item) => printValue(item, false));
      return isAfterColon ? `(${list})` : list;
    }
    case 'not': {
      const list = negated(value, (item) => printValue(item, false));
      return isAfterColon ? `(${list})` : list;
    }
    default:
      return assertNever(value);
  }
}

export function printText(text: KqlText): string {
  if (text.kind === 'quoted') return quote(text.text);
  const written = text.parts.map(escapeBare).join('*');
  // Nothing but white space was written, as an escape, and is trimmed when it is read.
  return written === '' ? '\\t' : written;
}

/** `not` binds closer than `and`, and that closer than `or`. */
const strength = { or: 1, and: 2, not: 3 };

type Tree<T> = T | Junction<T> | Negation<T>;

function joined<T extends { readonly kind: string }>(
  { kind, items }: Junction<T>,
  print: (item: T) => string,
): string {
  return items.map((item) => within(item, strength[kind] + 1, print)).join(` ${kind} `);
}

function negated<T extends { readonly kind: string }>(
  { item }: Negation<T>,
  print: (item: T) => string,
): string {
  return `not ${within(item, strength.not, print)}`;
}

function within<T extends { readonly kind: string }>(
  item: Tree<T>,
  least: number,
  print: (item: T) => string,
): string {
  const own = item.kind === 'or' || item.kind === 'and' || item.kind === 'not' ? strength[item.kind] : 4;
  const written = print(item as T);
  return own < least ? `(${written})` : written;
}
