import type { RequiredLiteral } from '../../plan/analysis/literal.ts';

/** A text to be found in others, and where in them it must stand. */
export interface Sought {
  readonly text: string;
  readonly place: RequiredLiteral['place'];
}
