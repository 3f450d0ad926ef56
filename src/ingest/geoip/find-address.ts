import type { JsonObject } from '../../event/json.ts';
import type { AddressFacts, FindAddress } from './address-facts.ts';

/** Addresses that are remembered: logs hold few, many times over. */
const remembered = 10_000;

/** Asks several files, each for what those before it do not say: networks and places usually come apart. */
export function findAddressIn(databases: readonly FindAddress[]): FindAddress {
  const known = new Map<string, AddressFacts | undefined>();
  return (ip) => {
    if (known.has(ip)) return known.get(ip);
    if (known.size >= remembered) known.clear();
    const found = merged(databases.map((database) => database(ip)));
    known.set(ip, found);
    return found;
  };
}

function merged(all: readonly (AddressFacts | undefined)[]): AddressFacts | undefined {
  const as = together(all.map((facts) => facts?.as));
  const geo = together(all.map((facts) => facts?.geo));
  return as || geo ? { as, geo } : undefined;
}

function together(parts: readonly (JsonObject | undefined)[]): JsonObject | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.length === 0 ? undefined : Object.assign({}, ...known.toReversed());
}
