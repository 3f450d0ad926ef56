import { compareText } from '../../event/order.ts';
import type { HostIdentity } from '../model/host.ts';
import { contradicts } from './contradiction.ts';
import type { KnownHost } from './host-directory.ts';
import { type IdentityRule, identityRules, type KnownMachine } from './identity-rules.ts';
import { meet } from './sighting.ts';

interface Tie {
  readonly host: KnownHost;
  readonly keys: readonly string[];
}

/**
 * Ties hosts to machines by the strongest grade that holds (`docs/semantics.md` §3). Grade by grade, a host or machine
 * that a stronger grade has tied is no longer open to a weaker one, so a guess by name never overrides an id. A host that
 * a grade ties to several machines, or that shares its machine with another host of the same time, keeps them all as
 * possible: shown, never guessed.
 */
export function resolveIdentities(
  hosts: readonly KnownHost[],
  machines: readonly KnownMachine[],
): ReadonlyMap<string, HostIdentity> {
  const identities = new Map<string, HostIdentity>();
  const holders = new Map<string, KnownHost[]>();
  for (const rule of identityRules) {
    const open = hosts.filter((host) => !identities.has(host.id));
    const ties = tiesOf(rule, open, machines, holders);
    const byKey = Map.groupBy(
      ties.flatMap(({ host, keys }) => keys.map((key) => ({ host, key }))),
      ({ key }) => key,
    );
    for (const { host, keys } of ties) {
      const rivals = keys.flatMap((key) => byKey.get(key) ?? []).filter((other) => other.host !== host);
      const settled = keys.length === 1 && !rivals.some((other) => meet(other.host, host));
      identities.set(host.id, { hostId: host.id, grade: rule.grade, targetKeys: keys, settled });
    }
    for (const { host, keys } of ties) {
      if (identities.get(host.id)?.settled !== true) continue;
      for (const key of keys) holders.set(key, [...(holders.get(key) ?? []), host]);
    }
  }
  return identities;
}

function tiesOf(
  rule: IdentityRule,
  hosts: readonly KnownHost[],
  machines: readonly KnownMachine[],
  holders: ReadonlyMap<string, readonly KnownHost[]>,
): Tie[] {
  const machinesOf = new Map<string, KnownMachine[]>();
  for (const machine of machines) {
    for (const key of rule.machineKeys(machine)) {
      const same = machinesOf.get(key);
      if (same) same.push(machine);
      else machinesOf.set(key, [machine]);
    }
  }
  return hosts.flatMap((host) => {
    const found = new Set(rule.hostKeys(host).flatMap((key) => machinesOf.get(key) ?? []));
    const open = [...found].filter(
      (machine) =>
        !contradicts(host, machine, rule.grade) &&
        !holders.get(machine.target.key)?.some((holder) => meet(holder, host)),
    );
    const keys = open.map(({ target }) => target.key).sort(compareText);
    return keys.length > 0 ? [{ host, keys }] : [];
  });
}
