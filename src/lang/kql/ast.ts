import type { Span } from '../span.ts';

/** Outside of quotes: stars are wildcards, `true`, `false` and `null` are meant. `parts` is one longer than the stars. */
export interface BareText {
  readonly kind: 'bare';
  readonly parts: readonly string[];
  readonly loc: Span;
}

/** In quotes: every character stands for itself. */
export interface QuotedText {
  readonly kind: 'quoted';
  readonly text: string;
  readonly loc: Span;
}

export type KqlText = BareText | QuotedText;

/** Two or more items. */
export interface Junction<T> {
  readonly kind: 'and' | 'or';
  readonly items: readonly T[];
  readonly loc: Span;
}

export interface Negation<T> {
  readonly kind: 'not';
  readonly item: T;
  readonly loc: Span;
}

/** What stands after a colon: a value, or a tree of them in parentheses. */
export type KqlValue = KqlText | Junction<KqlValue> | Negation<KqlValue>;

export type RangeSign = '<' | '<=' | '>' | '>=';

/** The empty query. */
export interface MatchAll {
  readonly kind: 'match-all';
  readonly loc: Span;
}

/** A value without a field. */
export interface FreeText {
  readonly kind: 'free';
  readonly value: KqlText;
  readonly loc: Span;
}

export interface FieldValue {
  readonly kind: 'field';
  readonly field: KqlText;
  readonly value: KqlValue;
  readonly loc: Span;
}

export interface FieldRange {
  readonly kind: 'range';
  readonly field: KqlText;
  readonly sign: RangeSign;
  readonly bound: KqlText;
  readonly loc: Span;
}

/** `field: { … }`: the conditions hold together for one element. */
export interface NestedQuery {
  readonly kind: 'nested';
  readonly field: KqlText;
  readonly item: KqlQuery;
  readonly loc: Span;
}

export type KqlQuery =
  | MatchAll
  | FreeText
  | FieldValue
  | FieldRange
  | NestedQuery
  | Junction<KqlQuery>
  | Negation<KqlQuery>;

export function junction<T extends { readonly loc: Span }>(
  kind: 'and' | 'or',
  items: readonly T[],
): T | Junction<T> {
  const [first] = items;
  const last = items.at(-1);
  if (!first || !last) throw new Error('A junction without items');
  if (items.length === 1) return first;
  return { kind, items, loc: { start: first.loc.start, end: last.loc.end } };
}

/** The text as it is looked for where wildcards have no meaning. */
export function plainText(text: KqlText): string {
  return text.kind === 'quoted' ? text.text : text.parts.join('*');
}

export function hasWildcard(text: KqlText): boolean {
  return text.kind === 'bare' && text.parts.length > 1;
}

export function isLoneStar(text: KqlText): boolean {
  return text.kind === 'bare' && text.parts.length > 1 && text.parts.every((part) => part === '');
}

/** The text between its wildcards. */
export function partsOf(text: KqlText): readonly string[] {
  return text.kind === 'quoted' ? [text.text] : text.parts;
}
