import type { Span } from '../../span.ts';
import type { Operand } from '../operand.ts';

/** What a modifier has at hand for one value. */
export interface ModifierContext {
  /** The value as it is written. */
  readonly text: string;
  readonly loc: Span;
  readonly hasField: boolean;
  /** Values by the name of their placeholder; undefined for one that nobody has given, which is noted. */
  placeholder(name: string): readonly string[] | undefined;
  /** What makes the value unusable. */
  fail(message: string, help?: string): undefined;
  /** What is usable, but hardly meant. */
  warn(message: string, help?: string): void;
}

/** How one modifier changes what is asked. Modifiers apply in the order in which they stand. */
export interface ModifierRule {
  /** What may stand before it. */
  readonly takes: readonly Operand['kind'][];
  /** It reads the value as it is written. */
  readonly isFirst?: boolean;
  /** Undefined where it fails. Gets only what it takes, never an operand of the kind `any`. */
  readonly apply: (operand: Operand, context: ModifierContext) => Operand | undefined;
}

/** Values that one value may be expanded to. */
export const maxExpansion = 10_000;
