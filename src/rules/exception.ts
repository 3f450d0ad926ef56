import type { JsonObject } from '../event/json.ts';

/** Events on which rules are not to raise alerts, and why. */
export interface Exception {
  readonly name: string;
  readonly reason: string;
  readonly author: string | undefined;
  /** Milliseconds since 1970; undefined: never. */
  readonly expires: number | undefined;
  /** Rules by id or name; empty: see `list`. */
  readonly rules: readonly string[];
  /** The exception list of Kibana that it is of: rules name their lists. A list that no rule names holds for all. */
  readonly list: string | undefined;
  /** Which events: KQL, or the query DSL that an export's entries mean. */
  readonly when: string | JsonObject;
  readonly file: string;
  readonly line: number;
}
