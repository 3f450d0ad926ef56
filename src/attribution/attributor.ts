import type { Event } from '../event/event.ts';
import { compareInstants } from '../event/instant.ts';
import { compareText } from '../event/order.ts';
import type { InventoryMachine } from '../ingest/inventory/inventory-machine.ts';
import { controlRecord, isActivityRecord, subscriptionOf } from './cloud/control-record.ts';
import { foldOperations } from './cloud/fold-operations.ts';
import { MachineDirectory } from './cloud/machine-directory.ts';
import { CoverageMap } from './coverage/coverage-map.ts';
import { buildExecutions } from './guest/build-executions.ts';
import { processChange } from './guest/process-start.ts';
import { RunCollector } from './guest/run-collector.ts';
import { ClockObserver } from './hosts/clock.ts';
import { correctClock } from './hosts/correct-clock.ts';
import { HostDirectory } from './hosts/host-directory.ts';
import { resolveIdentities } from './hosts/resolve-identities.ts';
import { resolveOffsets } from './hosts/resolve-offsets.ts';
import { resolveScaleSets } from './hosts/resolve-scale-sets.ts';
import type { DeclaredCoverage } from './model/coverage.ts';
import type { Execution } from './model/execution.ts';
import type { ControlRecord } from './model/operation.ts';
import type { AttributionResult } from './model/result.ts';
import { contextOf } from './verdicts/context.ts';
import { decide } from './verdicts/decide.ts';

/** The two readings by hand, for whoever drives the events. Order of calls: observe*, startGathering, gather*, finish. */
export class Attributor {
  readonly #records: ControlRecord[] = [];
  readonly #machines = new MachineDirectory();
  readonly #hosts = new HostDirectory();
  readonly #clocks = new ClockObserver();
  readonly #coverage = new CoverageMap();
  readonly #runs = new RunCollector();

  /** Processes so far that show a run: for whoever watches a long reading. */
  get signs(): number {
    return this.#runs.signs;
  }

  addInventory(machine: InventoryMachine): void {
    this.#machines.addInventory(machine);
  }

  declareCoverage(declared: DeclaredCoverage): void {
    this.#coverage.declare(declared);
  }

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
    const idOf = (key: string) => this.#hosts.hostIdOf(key);
    const hosts = this.#hosts.hosts();
    const byId = new Map(hosts.map((host) => [host.id, host]));
    const operations = foldOperations(this.#records);
    const identities = resolveIdentities(hosts, this.#machines.machines(hosts));
    const memberships = resolveScaleSets(hosts, this.#machines.scaleSets(), identities);
    const observed = [...this.#runs.traces()].flatMap(([hostId, trace]) => buildExecutions(hostId, trace));
    const offsets = resolveOffsets(observed, operations, identities, this.#clocks.offsets(idOf));
    const executions = observed
      .map((run) => correctClock(run, offsets.get(run.hostId)))
      .sort(compareExecutions);
    const coverage = this.#coverage.close({
      idOf,
      namesOf: (id) => byId.get(id)?.names ?? [],
      offsetOf: (id) => middle(offsets.get(id)),
    });
    const context = contextOf(byId, identities, memberships, coverage, offsets);
    return {
      attributions: decide(executions, operations, context),
      coverage: coverage.all,
      hosts,
      identities: [...identities.values()],
      offsets: [...offsets].map(([hostId, offset]) => ({ hostId, ...offset })),
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
    if (key === undefined) return;
    this.#runs.observe(event, key);
    if (processChange(event.doc) === undefined) return;
    this.#coverage.observeGuest(key, event.dataStream, event.time);
    this.#clocks.observe(event, key);
  }
}

function compareExecutions(a: Execution, b: Execution): number {
  return compareInstants(a.start, b.start) || compareText(a.id, b.id);
}

function middle(offset: { readonly from: number; readonly to: number } | undefined): number {
  return offset ? Math.round((offset.from + offset.to) / 2) : 0;
}
