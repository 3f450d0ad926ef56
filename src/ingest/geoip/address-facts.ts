import type { JsonObject } from '../../event/json.ts';

/** What is known of an address, as ECS keeps it at `source.as` and `source.geo`. */
export interface AddressFacts {
  /** `number` and `organization.name`. */
  readonly as: JsonObject | undefined;
  /** `country_iso_code`, `country_name` and what else the file says of the place. */
  readonly geo: JsonObject | undefined;
}

/** Undefined for an address of which nothing is known. */
export type FindAddress = (ip: string) => AddressFacts | undefined;
