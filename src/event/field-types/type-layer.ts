import type { TextAnalyser } from './field-type.ts';

/** What one source (ECS, a reader, a user's mapping) says about one path. */
export interface TypeEntry {
  readonly name: string;
  readonly analysers?: readonly TextAnalyser[];
  readonly caseless?: boolean;
  /** The path that this one is another view of: a multi-field's parent, an alias' target. */
  readonly of?: string;
}

export type TypeLayer = ReadonlyMap<string, TypeEntry>;

/** Object-like types hold fields beneath them; beneath all others a name is a multi-field. */
export const holdsFields: ReadonlySet<string> = new Set(['object', 'passthrough', 'nested', 'flattened']);
