import { compareText } from '../../event/order.ts';
import type { HostIdentity, IdentityGrade } from '../model/host.ts';
import { contradicts } from './contradiction.ts';
import { type IdentityRule, identityRules, idRules } from './identity-rules.ts';
import type { KnownHost, KnownMachine } from './known.ts';
import { meet, type Span } from './sighting.ts';

/** What the resolver knows beside what hosts and machines say of themselves. */
export interface ResolverOptions {
  /** Whether anything could be seen to run on the host; what only lends its metadata is nobody's rival. */
  readonly isWatched: (hostId: string) => boolean;
  /** Keys of machines that exact pairs of runs and requests prove hosts to be, by host id. */
  readonly learned: ReadonlyMap<string, string>;
  /** Whether the machine, by its key, was there at some time of the span. */
  readonly isThere: (machineKey: string, span: Span) => boolean;
  /** Of hosts without an id of their own, the hosts with one that they may be in truth, by host id. */
  readonly selves: ReadonlyMap<string, readonly string[]>;
}

/** Grades that go by what a machine is called. */
const nameGrades: readonly IdentityGrade[] = ['inventory', 'host-name', 'scale-set-name', 'name-prefix'];

interface Tie {
  readonly host: KnownHost;
  readonly keys: readonly string[];
}

/**
 * Ties hosts to machines by the strongest grade that holds (`docs/semantics.md` §3). Grade by grade, a host or machine
 * that a stronger grade has tied is no longer open to a weaker one, so a guess by name never overrides an id. A host that
 * a grade ties to several machines, or that shares its machine with another host of the same time, keeps them all as
 * possible: shown, never guessed. So does one that has nothing but the name of several hosts: it may be any of them.
 */
export function resolveIdentities(
  hosts: readonly KnownHost[],
  machines: readonly KnownMachine[],
  { isWatched, learned, isThere, selves }: ResolverOptions,
): ReadonlyMap<string, HostIdentity> {
  const identities = new Map<string, HostIdentity>();
  const holders = new Map<string, KnownHost[]>();
  const hold = (host: KnownHost, key: string) => {
    if (isWatched(host.id)) holders.set(key, [...(holders.get(key) ?? []), host]);
  };
  for (const rule of identityRules) {
    // Behind what ids and the user's inventory say, before what names do.
    if (rule.grade === 'host-name') {
      for (const host of hosts) {
        const key = learned.get(host.id);
        if (key === undefined || identities.get(host.id)?.settled === true) continue;
        identities.set(host.id, { hostId: host.id, grade: 'exact-pair', targetKeys: [key], settled: true });
        hold(host, key);
      }
    }
    const open = hosts.filter((host) => !identities.has(host.id));
    // An id names its machine whatever the log holds of that machine's life; a name is given again.
    const isOpen = (host: KnownHost, { target }: KnownMachine) =>
      !holders.get(target.key)?.some((holder) => meet(holder, host)) &&
      (idRules.includes(rule) || isThere(target.key, host));
    const ties = tiesOf(rule, open, machines, isOpen);
    const byKey = Map.groupBy(
      ties.flatMap(({ host, keys }) => keys.map((key) => ({ host, key }))),
      ({ key }) => key,
    );
    for (const { host, keys } of ties) {
      const rivals = keys
        .flatMap((key) => byKey.get(key) ?? [])
        .filter((other) => other.host !== host && isWatched(other.host.id));
      const settled = keys.length === 1 && !rivals.some((other) => meet(other.host, host));
      identities.set(host.id, { hostId: host.id, grade: rule.grade, targetKeys: keys, settled });
    }
    for (const { host, keys } of ties)
      if (identities.get(host.id)?.settled === true) for (const key of keys) hold(host, key);
  }
  for (const [hostId, others] of selves) {
    const own = identities.get(hostId);
    if (own && !nameGrades.includes(own.grade)) continue;
    const keys = [own, ...others.map((id) => identities.get(id))].flatMap((each) => each?.targetKeys ?? []);
    const targetKeys = [...new Set(keys)].sort(compareText);
    if (targetKeys.length === 0) continue;
    identities.set(hostId, { hostId, grade: own?.grade ?? 'host-name', targetKeys, settled: false });
  }
  return identities;
}

function tiesOf(
  rule: IdentityRule,
  hosts: readonly KnownHost[],
  machines: readonly KnownMachine[],
  isOpen: (host: KnownHost, machine: KnownMachine) => boolean,
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
      (machine) => !contradicts(host, machine, rule.grade) && isOpen(host, machine),
    );
    const keys = open.map(({ target }) => target.key).sort(compareText);
    return keys.length > 0 ? [{ host, keys }] : [];
  });
}
