import type { Event } from '../event/event.ts';
import { compareText } from '../event/order.ts';
import { controlRecord, isActivityRecord, subscriptionOf } from './cloud/control-record.ts';
import { foldOperations } from './cloud/fold-operations.ts';
import { MachineDirectory } from './cloud/machine-directory.ts';
import { CoverageMap } from './coverage/coverage-map.ts';
import { buildExecutions } from './guest/build-executions.ts';
import { processChange } from './guest/process-start.ts';
import { RunCollector } from './guest/run-collector.ts';
import { HostDirectory } from './hosts/host-directory.ts';
import { resolveIdentities } from './hosts/resolve-identities.ts';
import { resolveScaleSets } from './hosts/resolve-scale-sets.ts';
import type { HostIdentity, ScaleSetMembership } from './model/host.ts';
import type { ControlRecord } from './model/operation.ts';
import type { AttributionResult } from './model/result.ts';
import { decide } from './verdicts/decide.ts';

/**
 * Attributes everything in the given events. `read` is called twice and must yield the same set of events each time, in
 * any order and batching: the result is a function of that set. The first reading finds requests, signs of runs, hosts
 * and coverage; the second gathers the process trees of the hosts concerned, so memory follows the runs, not the logs.
 */
export async function attribute(read: () => AsyncIterable<readonly Event[]>): Promise<AttributionResult> {
  const attributor = new Attributor();
  for await (const batch of read()) for (const event of batch) attributor.observe(event);
  if (attributor.startGathering()) {
    for await (const batch of read()) for (const event of batch) attributor.gather(event);
  }
  return attributor.finish();
}

/** The two readings by hand, for whoever drives the events. Order of calls: observe*, startGathering, gather*, finish. */
export class Attributor {
  readonly #records: ControlRecord[] = [];
  readonly #machines = new MachineDirectory();
  readonly #hosts = new HostDirectory();
  readonly #coverage = new CoverageMap();
  readonly #runs = new RunCollector();

  observe(event: Event): void {
    if (isActivityRecord(event.doc)) this.#observeCloud(event);
    else this.#observeGuest(event);
  }

  /** Returns false where there is no run to gather for, so that the second reading can be spared. */
  startGathering(): boolean {
    return this.#runs.startGathering((key) => this.#hosts.hostIdOf(key));
  }

  gather(event: Event): void {
    if (isActivityRecord(event.doc)) return;
    const key = this.#hosts.keyOf(event);
    if (key !== undefined) this.#runs.gather(event, key);
  }

  finish(): AttributionResult {
    const hosts = this.#hosts.hosts();
    const identities = resolveIdentities(hosts, this.#machines.machines(hosts));
    const memberships = resolveScaleSets(hosts, this.#machines.scaleSets(), identities);
    const coverage = this.#coverage.close((key) => this.#hosts.hostIdOf(key));
    const executions = [...this.#runs.traces()].flatMap(([hostId, trace]) => buildExecutions(hostId, trace));
    const context = {
      hosts: new Map(hosts.map((host) => [host.id, host])),
      identities,
      memberships,
      hostsOfTarget: hostsOfTarget(identities, memberships),
      coverage,
    };
    const ordered = executions.sort((a, b) => compareText(a.id, b.id));
    return {
      attributions: decide(ordered, foldOperations(this.#records), context),
      coverage: coverage.all,
      hosts,
      identities: [...identities.values()],
    };
  }

  #observeCloud(event: Event): void {
    const subscription = subscriptionOf(event.doc);
    if (subscription !== undefined) this.#coverage.observeCloud(subscription, event.time);
    this.#machines.observe(event);
    const record = controlRecord(event);
    if (record) this.#records.push(record);
  }

  #observeGuest(event: Event): void {
    const key = this.#hosts.observe(event);
    if (key === undefined || processChange(event.doc) === undefined) return;
    this.#coverage.observeGuest(key, event.dataStream, event.time);
    this.#runs.observe(event, key);
  }
}

function hostsOfTarget(
  identities: ReadonlyMap<string, HostIdentity>,
  memberships: ReadonlyMap<string, ScaleSetMembership>,
): Map<string, string[]> {
  const map = new Map<string, string[]>();
  const add = (key: string, hostId: string) =>
    map.set(key, [...(map.get(key) ?? []), hostId].sort(compareText));
  for (const { hostId, targetKeys } of identities.values()) for (const key of targetKeys) add(key, hostId);
  for (const { hostId, scaleSetKey } of memberships.values()) add(scaleSetKey, hostId);
  return map;
}
