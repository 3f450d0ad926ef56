import type { FieldTypes } from '../../event/field-types/field-types.ts';
import { computedField, mapPaths } from '../../plan/computed-field.ts';
import type { Pred } from '../../plan/pred.ts';
import type { PredPool } from '../../plan/pred-pool.ts';
import { compileKql } from '../kql/compile.ts';
import { Pipelines, type Reading } from './pipeline.ts';

/** What a user, or the files that come with Throughline, say of logs. */
export interface SigmaSettings {
  readonly pipelines: Pipelines;
  /** Values of placeholders by name. */
  readonly placeholders: ReadonlyMap<string, readonly string[]>;
}

export interface SigmaOptions extends SigmaSettings {
  readonly pool: PredPool;
  readonly types: FieldTypes;
  /** What `now` means in the queries of pipelines, in milliseconds since 1970. */
  readonly now: number;
}

export const noPipelines: SigmaSettings = { pipelines: new Pipelines([]), placeholders: new Map() };

/** What rules lowered together have in common: queries and fields are worked out once. */
export class SigmaContext {
  readonly options: SigmaOptions;
  readonly #gates = new Map<string, Pred>();
  readonly #fields = new Map<Reading, Map<string, string>>();

  constructor(options: SigmaOptions) {
    this.options = options;
  }

  get pool(): PredPool {
    return this.options.pool;
  }

  /** The events that a reading is for. A pipeline's queries were parsed when it was read. */
  gate({ events }: Reading): Pred {
    return this.pool.and(events.map(({ query }) => this.#query(query)));
  }

  /** The field of the plan that Sigma's field is read from. */
  field(name: string, reading: Reading): string {
    const kept = this.#fields.get(reading) ?? new Map<string, string>();
    this.#fields.set(reading, kept);
    let made = kept.get(name);
    if (made === undefined) {
      const { maps, prefixes } = reading;
      const sources = maps.map((map) => map.get(name)).find((found) => found !== undefined);
      made = computedField((sources ?? unmapped(name, prefixes)).map((source) => this.#resolved(source)));
      kept.set(name, made);
    }
    return made;
  }

  /** With multi-fields and aliases as the fields that they are views of. */
  #resolved(source: string): string {
    return mapPaths(source, (path) => this.options.types.typeOf(path).path);
  }

  #query(query: string): Pred {
    const known = this.#gates.get(query);
    if (known) return known;
    const { lowered, diagnostics } = compileKql(query, this.options);
    if (!lowered) throw new Error(`A pipeline's query cannot be read: ${diagnostics[0]?.message}`);
    this.#gates.set(query, lowered.pred);
    return lowered.pred;
  }
}

/** Names of Windows' event data have no white space in documents. A name with dots says itself where it stands. */
function unmapped(name: string, prefixes: readonly string[]): readonly string[] {
  if (prefixes.length === 0 || name.includes('.')) return [name];
  return prefixes.map((prefix) => `${prefix}.${name.replace(/\s+/g, '')}`);
}
