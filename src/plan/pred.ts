import type { Expr } from './expr.ts';
import type { LeafTest, ValueTest } from './value-test.ts';

/*
 * A set of events, two-valued: `not` is the complement, so it holds what lacks the field. Whatever a language means by
 * null or by many values is settled when it is lowered to this. Nodes come from a `PredPool`: immutable, and one object
 * for one meaning, so that identity is equality.
 */

interface Node {
  /** Unique in its pool. */
  readonly id: number;
}

export interface True extends Node {
  readonly kind: 'true';
}

/** Two or more items. */
export interface And extends Node {
  readonly kind: 'and';
  readonly items: readonly Pred[];
}

/** Two or more items. */
export interface Or extends Node {
  readonly kind: 'or';
  readonly items: readonly Pred[];
}

export interface Not extends Node {
  readonly kind: 'not';
  readonly item: Pred;
}

/** `value`: something other than null is there, be it empty text. `key`: the field is named, be it null. */
export interface Exists extends Node {
  readonly kind: 'exists';
  readonly field: string;
  readonly of: 'value' | 'key';
}

/** `any`: some value of the field passes. `single`: the field has exactly one value, and it passes. */
export interface Leaf extends Node {
  readonly kind: 'leaf';
  /** Counts the leaves of a pool from 0 without gaps: a place in a bit set. */
  readonly index: number;
  readonly field: string;
  readonly test: LeafTest;
  readonly values: 'any' | 'single';
}

/** Some object at `path` passes by itself. Fields within are named by their whole path and see that object alone. */
export interface Nested extends Node {
  readonly kind: 'nested';
  readonly path: string;
  readonly item: Pred;
}

/** Some value of some field whose path matches the pattern passes; without a test it need only be there. */
export interface AnyField extends Node {
  readonly kind: 'anyField';
  /** As `formatGlob` writes it. */
  readonly fields: string;
  readonly test: ValueTest | undefined;
}

/** The expression is true: neither false nor null nor many. */
export interface IsTrue extends Node {
  readonly kind: 'isTrue';
  readonly expr: Expr;
}

export type Pred = True | And | Or | Not | Exists | Leaf | Nested | AnyField | IsTrue;

/** What holds or not without asking another predicate. */
export type Atom = Exists | Leaf | AnyField | IsTrue;
