import type { Event } from '../event/event.ts';
import type { Repeater } from '../event/repeater.ts';
import type { InventoryMachine } from '../ingest/inventory/inventory-machine.ts';
import { neverNeeded } from '../ingest/line-index.ts';
import { controlRecord, isActivityRecord, subscriptionOf } from './cloud/control-record.ts';
import { foldOperations } from './cloud/fold-operations.ts';
import { MachineDirectory } from './cloud/machine-directory.ts';
import { MachineLives } from './cloud/machine-lives.ts';
import { isOrdinaryRequest } from './cloud/ordinary-request.ts';
import { PrincipalDirectory } from './cloud/principal-directory.ts';
import { CoverageMap } from './coverage/coverage-map.ts';
import { CutListings } from './coverage/cut-listings.ts';
import { buildExecutions } from './guest/build-executions.ts';
import { HostHours } from './guest/host-hours.ts';
import { joinEchoes } from './guest/join-echoes.ts';
import { processChange } from './guest/process-start.ts';
import { RunCollector } from './guest/run-collector.ts';
import { GuestRepeaters } from './guest-repeaters.ts';
import { ClockObserver } from './hosts/clock.ts';
import { HostDirectory } from './hosts/host-directory.ts';
import type { KnownHost } from './hosts/known.ts';
import { resolveScaleSets } from './hosts/resolve-scale-sets.ts';
import { uniteTwins } from './hosts/unite-twins.ts';
import { learn } from './learning/learn.ts';
import type { DeclaredCoverage } from './model/coverage.ts';
import type { ControlRecord } from './model/operation.ts';
import type { AttributionResult } from './model/result.ts';
import { contextOf } from './verdicts/context.ts';
import { decide } from './verdicts/decide.ts';

/** What is no process start or end of a machine is of no use to the second reading. */
const unneeded = neverNeeded;

/** The two readings by hand, for whoever drives the events. Order of calls: observe*, startGathering, gather*, finish. */
export class Attributor {
  readonly #records: ControlRecord[] = [];
  readonly #machines = new MachineDirectory();
  readonly #lives = new MachineLives();
  readonly #principals = new PrincipalDirectory();
  readonly #hosts = new HostDirectory((seen) => this.#machines.machines(seen));
  readonly #clocks = new ClockObserver();
  readonly #coverage = new CoverageMap();
  readonly #listings = new CutListings();
  readonly #runs = new RunCollector();
  readonly #hours = new HostHours();
  readonly #repeaters = new GuestRepeaters({
    hosts: this.#hosts,
    clocks: this.#clocks,
    coverage: this.#coverage,
    hours: this.#hours,
  });

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

  /** A file whose listing of the Activity Log goes on elsewhere: older records are missing. */
  addUnendedListing(file: string): void {
    this.#listings.addUnended(file);
  }

  /** Returns a number for `isNeeded`: what the second reading can be spared. */
  observe(event: Event): number {
    if (isResult(event)) return unneeded;
    if (!isActivityRecord(event.doc)) return this.#observeGuest(event);
    this.#observeCloud(event);
    return unneeded;
  }

  /**
   * How to observe events that say the same as this one, which was observed, of all in `skimTerms` but their times. Undefined where each
   * must be observed itself.
   */
  repeater(event: Event): Repeater | undefined {
    if (isActivityRecord(event.doc)) return this.#requestRepeater(event);
    return this.#repeaters.of(event);
  }

  /** Returns false where there is no run to gather for, so that the second reading can be spared. */
  startGathering(): boolean {
    return this.#runs.startGathering((key) => this.#hosts.hostIdOf(key), this.#hosts.namesakes());
  }

  /** After `startGathering`: whether events for which `observe` returned this number can be part of a run. */
  isNeeded(cell: number): boolean {
    const span = cell === unneeded ? undefined : this.#hours.spanOf(cell - 1);
    return span !== undefined && this.#runs.gathers(this.#hosts.hostIdOf(span.key), span.from, span.to);
  }

  gather(event: Event): void {
    if (isResult(event) || isActivityRecord(event.doc)) return;
    const key = this.#hosts.keyOf(event);
    if (key !== undefined) this.#runs.gather(event, key);
  }

  finish(): AttributionResult {
    uniteTwins(this.#hosts, () => this.#runs.traces());
    const idOf = (key: string) => this.#hosts.hostIdOf(key);
    const hosts = this.#hosts.hosts();
    const byId = new Map(hosts.map((host) => [host.id, host]));
    const operations = foldOperations(this.#records).map((operation) => ({
      ...operation,
      principal: this.#principals.complete(operation.principal),
    }));
    const selves = this.#hosts.selves();
    const runs = [...this.#runs.traces()].flatMap(([hostId, trace]) => buildExecutions(hostId, trace));
    const executed = joinEchoes(runs, selves);
    const { identities, offsets, executions, feasibility } = learn({
      hosts,
      machines: this.#hosts.machines(),
      watched: watchedHosts(hosts, this.#runs.traces().keys()),
      executions: executed,
      selves,
      operations,
      lags: this.#clocks.offsets(idOf),
      isThere: (key, span) => this.#lives.isThere(key, span),
    });
    const memberships = resolveScaleSets(hosts, this.#machines.scaleSets(), identities);
    const covered = {
      idOf,
      namesOf: (id: string) => byId.get(id)?.names ?? [],
      offsetOf: (id: string) => middle(offsets.get(id)),
    };
    const coverage = this.#coverage.close(covered, (listing) => this.#listings.isCut(listing));
    const context = contextOf(byId, identities, memberships, coverage, offsets);
    return {
      attributions: decide(executions, operations, feasibility, context),
      coverage: coverage.all,
      hosts,
      identities: [...identities.values()],
      offsets: [...offsets].map(([hostId, offset]) => ({ hostId, ...offset })),
      cutListings: this.#listings.files(),
    };
  }

  /** Of a machine and a principal that are known from the event: only the time is new. */
  #requestRepeater({ doc }: Event): Repeater | undefined {
    if (!isOrdinaryRequest(doc)) return undefined;
    const subscription = subscriptionOf(doc);
    const machine = this.#lives.namedIn(doc);
    return {
      looksAt: 'nothing',
      observe: (time, _ingested, file) => {
        if (subscription !== undefined) this.#coverage.observeRecord(subscription, time, file);
        if (machine !== undefined) this.#lives.observeAgain(machine, time);
        return unneeded;
      },
    };
  }

  #observeCloud(event: Event): void {
    const subscription = subscriptionOf(event.doc);
    const listing = this.#listings.observe(event);
    if (subscription !== undefined)
      this.#coverage.observeRecord(subscription, event.time, event.source.file, listing);
    this.#machines.observe(event);
    this.#lives.observe(event);
    this.#principals.observe(event.doc);
    const record = controlRecord(event);
    if (record) this.#records.push(record);
  }

  #observeGuest(event: Event): number {
    const key = this.#hosts.observe(event);
    if (key === undefined) return unneeded;
    this.#runs.observe(event, key);
    if (processChange(event.doc) === undefined) return unneeded;
    this.#coverage.observeGuest(key, event.dataStream, event.time);
    this.#clocks.observe(event.time, event.ingested, key);
    return 1 + this.#hours.cellOf(key, event.time.ms);
  }
}

/** What an earlier scan said, alerts above all, repeats fields of records and is none. */
function isResult({ format }: Event): boolean {
  return format === 'throughline-document';
}

/** Hosts on which something could be seen to run: by their process events, or by logs that tell of runs. */
function watchedHosts(hosts: readonly KnownHost[], traced: Iterable<string>): Set<string> {
  const watching = hosts.filter(({ sightings }) =>
    sightings.some(({ watchesProcesses }) => watchesProcesses),
  );
  return new Set([...watching.map(({ id }) => id), ...traced]);
}

function middle(offset: { readonly from: number; readonly to: number } | undefined): number {
  return offset ? Math.round((offset.from + offset.to) / 2) : 0;
}
