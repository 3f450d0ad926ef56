import type { TextAnalyser } from '../event/field-types/field-type.ts';

/** What text operators look at: the whole text of a value, or each term that an analyser made of it. */
export type TextView = 'keyword' | TextAnalyser;

export type Folding = 'none' | 'caseless';

export interface Bound<T> {
  readonly value: T;
  readonly inclusive: boolean;
}

export interface TextTest {
  /** The operand of `glob` is a pattern as `formatGlob` writes it; the other operands are literal. */
  readonly op: 'equals' | 'prefix' | 'suffix' | 'contains' | 'glob';
  readonly operand: string;
  readonly analyser: TextView;
  readonly folding: Folding;
}

/** Terms that follow each other. */
export interface PhraseTest {
  readonly op: 'phrase';
  readonly operand: readonly string[];
  readonly analyser: TextAnalyser;
}

export interface NumberTest {
  readonly op: 'number';
  readonly operand: number | bigint;
}

export interface BooleanTest {
  readonly op: 'boolean';
  readonly operand: boolean;
}

/** The same text, or the number that the text spells, as the value itself is text or number. */
export interface SameTest {
  readonly op: 'same';
  readonly operand: string;
  readonly folding: Folding;
}

/** In code-point order. */
export interface TextRangeTest {
  readonly op: 'text-range';
  readonly lower: Bound<string> | undefined;
  readonly upper: Bound<string> | undefined;
  readonly analyser: TextView;
  readonly folding: Folding;
}

export interface NumberRangeTest {
  readonly op: 'number-range';
  readonly lower: Bound<number | bigint> | undefined;
  readonly upper: Bound<number | bigint> | undefined;
}

/** Bounds in milliseconds since 1970; what is finer in an event is cut off. */
export interface DateRangeTest {
  readonly op: 'date-range';
  readonly lower: Bound<number> | undefined;
  readonly upper: Bound<number> | undefined;
}

export interface IpRangeTest {
  readonly op: 'ip-range';
  readonly lower: Bound<string> | undefined;
  readonly upper: Bound<string> | undefined;
}

/** An address with a prefix length; a single address has the longest. */
export interface CidrTest {
  readonly op: 'cidr';
  readonly operand: string;
  /** `any`: version 4 equals its mapped form in version 6. `own`: a network has addresses written in its own version. */
  readonly family: 'any' | 'own';
}

export type DatePart = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** A part of a date in UTC. Days and months count from 1, weeks as ISO 8601 counts them. */
export interface DatePartTest {
  readonly op: 'date-part';
  readonly part: DatePart;
  readonly lower: Bound<number | bigint> | undefined;
  readonly upper: Bound<number | bigint> | undefined;
}

/**
 * For fields of unknown type: numbers compare with the number that the bound spells, text that spells a number likewise;
 * other text compares as dates where the bound spells a date and the value one too, else in code-point order.
 */
export interface ValueRangeTest {
  readonly op: 'value-range';
  readonly lower: Bound<string> | undefined;
  readonly upper: Bound<string> | undefined;
  /** The bounds as milliseconds, where they spell dates. */
  readonly dates: { readonly lower: number | undefined; readonly upper: number | undefined } | undefined;
}

export interface RegexTest {
  readonly op: 'regex';
  readonly operand: string;
  /** Of `i`, `m`, `s`, in this order. */
  readonly flags: string;
  /** The whole text must match, not a part of it. */
  readonly whole: boolean;
}

/** Compares with another field of the same event; absent never equals absent. */
export interface FieldTest {
  readonly op: 'field';
  readonly compare: 'equals' | 'prefix' | 'suffix' | 'contains' | '<' | '<=' | '>' | '>=';
  readonly operand: string;
  readonly folding: Folding;
}

/** What is asked of one value. */
export type ValueTest =
  | TextTest
  | PhraseTest
  | NumberTest
  | BooleanTest
  | SameTest
  | TextRangeTest
  | NumberRangeTest
  | DateRangeTest
  | IpRangeTest
  | CidrTest
  | DatePartTest
  | ValueRangeTest
  | RegexTest;

/** What is asked of a field. */
export type LeafTest = ValueTest | FieldTest;
