import { isIP } from 'node:net';
import type { JsonObject } from '../../event/json.ts';
import type { CallerAddress } from '../model/operation.ts';
import { compact } from './compact.ts';

/** ECS `source.*`: where the request came from. What is no address is kept as `address`, as Elastic's pipeline does. */
export function addressFields(caller: CallerAddress): JsonObject | undefined {
  return compact({
    ip: asAddress(caller.ip),
    address: asAddress(caller.ip) === undefined ? caller.ip : undefined,
    as: compact({
      number: caller.asNumber,
      organization: compact({ name: caller.asOrganization }),
    }),
    geo: compact({ country_iso_code: caller.countryCode, country_name: caller.country }),
  });
}

/** The text if it is an IP address. An `ip` field that holds anything else makes Elasticsearch reject the document. */
export function asAddress(text: string | undefined): string | undefined {
  return text !== undefined && isIP(text) !== 0 ? text : undefined;
}
