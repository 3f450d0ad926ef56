import { contradicts } from '../hosts/contradiction.ts';
import type { KnownHost, KnownMachine } from '../hosts/known.ts';
import { meet } from '../hosts/sighting.ts';
import type { Execution } from '../model/execution.ts';
import { type HostIdentity, identityGrades } from '../model/host.ts';
import type { Operation } from '../model/operation.ts';
import type { Feasibility } from '../pairing/feasible.ts';

interface StrangersMaterial {
  readonly hosts: readonly KnownHost[];
  readonly machines: readonly KnownMachine[];
  readonly watched: ReadonlySet<string>;
  readonly identities: ReadonlyMap<string, HostIdentity>;
  readonly executions: readonly Execution[];
  /** What is feasible on hosts that are tied. */
  readonly tied: Feasibility;
}

/**
 * Hosts that nothing ties to any machine: renamed, named by a rule of somebody's own. Only a goal state's correlation id can
 * tell which they are, where the machine of its request is not already another host of that time. A host that is it by its name
 * alone counts as another only where it has a run that can be the request's: else the name is an accident.
 */
export class Strangers {
  readonly #material: StrangersMaterial;
  readonly #hosts: ReadonlyMap<string, KnownHost>;
  readonly #machines: ReadonlyMap<string, KnownMachine>;
  readonly #holders: ReadonlyMap<string, readonly HostIdentity[]>;

  constructor(material: StrangersMaterial) {
    const { hosts, machines, watched, identities } = material;
    this.#material = material;
    this.#hosts = new Map(hosts.map((host) => [host.id, host]));
    this.#machines = new Map(machines.map((machine) => [machine.target.key, machine]));
    this.#holders = Map.groupBy(
      [...identities.values()].filter(({ settled, hostId }) => settled && watched.has(hostId)),
      ({ targetKeys }) => targetKeys[0] as string,
    );
  }

  /** Whether the host, which nothing ties, can be the machine that the request addressed. */
  canBe(hostId: string, operation: Operation): boolean {
    const host = this.#hosts.get(hostId);
    const machine = this.#machines.get(operation.target.key);
    if (!host || !machine || contradicts(host, machine, 'exact-pair')) return false;
    return !this.#holders
      .get(operation.target.key)
      ?.some((holder) => this.#isInTheWay(holder, host, operation));
  }

  #isInTheWay(holder: HostIdentity, host: KnownHost, operation: Operation): boolean {
    const other = this.#hosts.get(holder.hostId);
    if (!other || !meet(other, host)) return false;
    if (identityGrades.indexOf(holder.grade) <= identityGrades.indexOf('exact-pair')) return true;
    const { executions, tied } = this.#material;
    return executions.some(
      (run) =>
        run.hostId === holder.hostId && tied.strict(run).some((edge) => edge.operation.id === operation.id),
    );
  }
}
