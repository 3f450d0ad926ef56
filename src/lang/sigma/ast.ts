import type { Span } from '../span.ts';

/** A place where a rule looks: each dimension that it names must be the event's. Names are in lower case. */
export interface Logsource {
  readonly product: string | undefined;
  readonly category: string | undefined;
  readonly service: string | undefined;
  readonly loc: Span;
}

/** Text is as written: wildcards and escapes are for its modifiers to read. Numbers keep their digits. */
export type SigmaValue =
  | { readonly kind: 'text'; readonly text: string; readonly loc: Span }
  | { readonly kind: 'number'; readonly text: string; readonly loc: Span }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly text: string; readonly loc: Span }
  | { readonly kind: 'null'; readonly loc: Span };

export interface Modifier {
  readonly name: string;
  readonly loc: Span;
}

/** A field, or any field, and what it is to be: a keyword has no field. */
export interface SigmaItem {
  readonly kind: 'item';
  readonly field: string | undefined;
  readonly modifiers: readonly Modifier[];
  /** None stands for null. */
  readonly values: readonly SigmaValue[];
  /** Of the key, or of the keywords. */
  readonly loc: Span;
}

/** A map: all of it. */
export interface SigmaMap {
  readonly kind: 'map';
  readonly items: readonly SigmaItem[];
  readonly loc: Span;
}

/** A list of maps, or of maps and keywords: any of it. */
export interface SigmaList {
  readonly kind: 'list';
  readonly items: readonly SelectionBody[];
  readonly loc: Span;
}

export type SelectionBody = SigmaMap | SigmaList | SigmaItem;

/** A part of a detection with a name. */
export interface Selection {
  readonly name: string;
  readonly body: SelectionBody;
  readonly loc: Span;
}

export interface NamedSelection {
  readonly kind: 'name';
  readonly name: string;
  readonly loc: Span;
}

/** `1 of filter_*`, `all of them`. */
export interface OfSelections {
  readonly kind: 'of';
  readonly quantifier: 'one' | 'all';
  /** `them`, or a name with stars. */
  readonly pattern: string;
  readonly loc: Span;
}

export interface Negated {
  readonly kind: 'not';
  readonly item: Condition;
  readonly loc: Span;
}

/** Two or more items. */
export interface Joined {
  readonly kind: 'and' | 'or';
  readonly items: readonly Condition[];
  readonly loc: Span;
}

export type Condition = NamedSelection | OfSelections | Negated | Joined;

/** What a rule asks of one event. */
export interface SigmaDetection {
  readonly selections: readonly Selection[];
  /** Any of them. */
  readonly conditions: readonly Condition[];
  readonly loc: Span;
}

/** The parts of a rule that decide where it looks and what for. */
export interface SigmaQuery {
  readonly logsource: Logsource | undefined;
  readonly detection: SigmaDetection;
}
