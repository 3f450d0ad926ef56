import { compareInstants } from '../../event/instant.ts';
import { compareText } from '../../event/order.ts';
import type { ClockOffset } from '../hosts/clock.ts';
import { correctClock } from '../hosts/correct-clock.ts';
import type { KnownHost, KnownMachine } from '../hosts/known.ts';
import { resolveIdentities } from '../hosts/resolve-identities.ts';
import { resolveOffsets } from '../hosts/resolve-offsets.ts';
import type { Span } from '../hosts/sighting.ts';
import type { Execution } from '../model/execution.ts';
import type { HostIdentity } from '../model/host.ts';
import type { Operation } from '../model/operation.ts';
import { Feasibility } from '../pairing/feasible.ts';
import { exactTies } from './exact-ties.ts';
import { Strangers } from './strangers.ts';

export interface Material {
  readonly hosts: readonly KnownHost[];
  readonly machines: readonly KnownMachine[];
  /** Hosts on which anything could be seen to run. */
  readonly watched: ReadonlySet<string>;
  /** As the guests' clocks wrote them. */
  readonly executions: readonly Execution[];
  readonly operations: readonly Operation[];
  readonly lags: ReadonlyMap<string, ClockOffset>;
  /** Whether a machine, by its key, was there at some time of the span. */
  readonly isThere: (machineKey: string, span: Span) => boolean;
  /** Of hosts without an id of their own, the hosts that they may be in truth, by host id. */
  readonly selves: ReadonlyMap<string, readonly string[]>;
}

export interface Learned {
  readonly identities: ReadonlyMap<string, HostIdentity>;
  readonly offsets: Map<string, ClockOffset>;
  /** In true time as far as it is known, canonical order. */
  readonly executions: readonly Execution[];
  readonly feasibility: Feasibility;
}

/**
 * Which machine each host is and how far its clock is off: what records say, and what exact pairs of runs and requests prove (`docs/semantics.md`
 * §3). A machine found makes more pairs exact, and a clock found puts more runs into their windows, so it is done over until
 * nothing new is learned. Every round takes all at once and forgets nothing: the result does not depend on any order.
 */
export function learn(material: Material): Learned {
  const { hosts, machines, watched, executions, operations, lags, isThere, selves } = material;
  const learned = new Map<string, string>();
  const isWatched = (hostId: string) => watched.has(hostId);
  for (;;) {
    const identities = resolveIdentities(hosts, machines, { isWatched, learned, isThere, selves });
    const offsets = resolveOffsets(executions, operations, identities, lags);
    const corrected = executions
      .map((run) => correctClock(run, offsets.get(run.hostId)))
      .sort((a, b) => compareInstants(a.start, b.start) || compareText(a.id, b.id));
    const tied = new Feasibility(operations, identities);
    const strangers = new Strangers({ hosts, machines, watched, identities, executions: corrected, tied });
    const feasibility = new Feasibility(operations, identities, strangers);
    const fresh = exactTies(corrected, operations, feasibility, hosts);
    if (fresh.size === 0) return { identities, offsets, executions: corrected, feasibility };
    for (const [hostId, key] of fresh) learned.set(hostId, key);
  }
}
