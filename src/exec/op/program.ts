import type { View } from '../view/view.ts';

/** A test of one value, and the view that it needs of it. */
export interface Program {
  readonly view: View<unknown>;
  readonly holds: (value: unknown) => boolean;
  /** Rough work for one value: comparing two short texts is 1. It orders conditions, cheap ones first. */
  readonly cost: number;
  /** What `holds` compares with, where that is all it does: lists of such tests become one look into a set. */
  readonly key: unknown;
}

export function program<T>(
  view: View<T>,
  cost: number,
  holds: (value: T) => boolean,
  key?: string | number | bigint,
): Program {
  // `holds` sees only what its own view made.
  return { view, cost, key, holds: holds as (value: unknown) => boolean };
}
