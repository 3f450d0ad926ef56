/** A value of a row: absent, one, or many. */
export type ExprValue = Scalar | null | readonly Scalar[];
export type Scalar = string | number | bigint | boolean;

/* A typed value that may be null or many, three-valued where it is a truth. */

export interface Literal {
  readonly kind: 'literal';
  readonly value: ExprValue;
}

export interface FieldValue {
  readonly kind: 'field';
  readonly path: string;
}

/** A function of the registry in `exec/expr`; it decides itself what null and many do. */
export interface Call {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Expr[];
}

/** The value of the first branch whose condition is true; conditions that are null or many are not. */
export interface Case {
  readonly kind: 'case';
  readonly branches: readonly { readonly when: Expr; readonly value: Expr }[];
  readonly otherwise: Expr;
}

/** Null where the value cannot be read as that type. */
export interface Cast {
  readonly kind: 'cast';
  readonly to: 'string' | 'long' | 'double' | 'boolean';
  readonly arg: Expr;
}

/** Kleene's and: false beats null beats true. */
export interface All {
  readonly kind: 'all';
  readonly items: readonly Expr[];
}

/** Kleene's or: true beats null beats false. */
export interface Some {
  readonly kind: 'some';
  readonly items: readonly Expr[];
}

export interface Negation {
  readonly kind: 'negation';
  readonly item: Expr;
}

export type Expr = Literal | FieldValue | Call | Case | Cast | All | Some | Negation;

export const literal = (value: ExprValue): Literal => ({ kind: 'literal', value });
export const fieldValue = (path: string): FieldValue => ({ kind: 'field', path });
export const call = (name: string, ...args: readonly Expr[]): Call => ({ kind: 'call', name, args });
export const caseOf = (branches: Case['branches'], otherwise: Expr = literal(null)): Case => ({
  kind: 'case',
  branches,
  otherwise,
});
export const cast = (to: Cast['to'], arg: Expr): Cast => ({ kind: 'cast', to, arg });
export const all = (items: readonly Expr[]): All => ({ kind: 'all', items });
export const some = (items: readonly Expr[]): Some => ({ kind: 'some', items });
export const negation = (item: Expr): Negation => ({ kind: 'negation', item });
