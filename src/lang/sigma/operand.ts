import type { GlobPart } from '../../plan/glob.ts';
import type { DatePart } from '../../plan/value-test.ts';

/** What modifiers have made of a value: what is asked of a field in the end. */
export type Operand =
  | TextOperand
  | NumberOperand
  | RegexOperand
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'exists'; readonly wanted: boolean }
  | { readonly kind: 'cidr'; readonly network: string }
  | FieldOperand
  | AnyOperand;

export interface TextOperand {
  readonly kind: 'text';
  readonly parts: readonly GlobPart[];
  readonly cased: boolean;
  /** How the text becomes bytes before it is encoded; what is not encoded stands for its bytes. */
  readonly bytes: 'utf8' | 'utf16le' | 'utf16be' | 'utf16';
}

export interface NumberOperand {
  readonly kind: 'number';
  readonly value: number | bigint;
  readonly text: string;
  readonly compare: '=' | '<' | '<=' | '>' | '>=';
  /** Asked of this part of a date. */
  readonly part: DatePart | undefined;
}

export interface RegexOperand {
  readonly kind: 'regex';
  readonly source: string;
  readonly flags: string;
}

export interface FieldOperand {
  readonly kind: 'field';
  readonly field: string;
  readonly compare: 'equals' | 'prefix' | 'suffix' | 'contains';
  readonly cased: boolean;
}

/** What one value was expanded to; any of them. */
export interface AnyOperand {
  readonly kind: 'any';
  readonly operands: readonly Operand[];
}
