import type { HostFact, HostOnlyFact, LogFact, ProcessFact } from '../observe/fact.ts';
import { alike, label } from './names.ts';
import { type Clock, type Moment, sameProcessWithin, tolerance } from './rules.ts';

export type GuestFact = ProcessFact | LogFact | HostOnlyFact;

/** Records that are one machine's, and what they say of it together. */
export interface Machine {
  readonly facts: readonly GuestFact[];
  readonly says: readonly HostFact[];
  readonly first: Moment;
  readonly last: Moment;
}

/** Which VM a machine is by an id of its own, if just one; told later than the first joins, and so handed in. */
export type ById = (machine: Machine) => string | undefined;

/**
 * Which records are one machine's (semantics §3, One machine): begins with each set of records that have one id or, without an
 * id, one name, and joins whatever belongs together until nothing does.
 */
export function findMachines(facts: readonly GuestFact[], clock: Clock, byId: ById): Machine[] {
  const base = [...Map.groupBy(facts, startingKey).values()].map((own) => machineOf(own, clock));
  let machines = joined(base, sameVmId, clock);
  machines = joined(machines, sameAgent(machines, clock), clock);
  machines = joined(
    machines,
    (a, b) => {
      const vm = byId(a);
      return vm !== undefined && vm === byId(b) && meet(a, b) && !toldApart(a, b);
    },
    clock,
  );
  machines = joinedByName(machines, clock);
  const same = (a: Machine, b: Machine) => namesakes(a, b) && sawTheSame(a, b, clock);
  const withIds = joined(machines, (a, b) => hasId(a) && hasId(b) && same(a, b), clock);
  const known = joinedByName(withIds, clock);
  const isOne = (machine: Machine) => selves(machine, known).length < 2;
  return joinedByName(
    joined(known, (a, b) => isOne(a) && isOne(b) && same(a, b), clock),
    clock,
  );
}

function hasId(machine: Machine): boolean {
  return valuesOf(machine, 'hostId').size > 0;
}

/** The machines with an id that one without any may be in truth. */
export function selves(machine: Machine, all: readonly Machine[]): Machine[] {
  return hasId(machine) ? [] : all.filter((other) => hasId(other) && namesakes(machine, other));
}

function startingKey({ host }: GuestFact): string {
  return host.hostId === undefined ? `name ${host.name} ${host.vmId ?? ''}` : `id ${host.hostId}`;
}

function machineOf(facts: readonly GuestFact[], clock: Clock): Machine {
  const times = facts.map((fact) => clock.read(fact.time));
  const says = new Map(facts.map(({ host }) => [JSON.stringify(host), host]));
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const at of times) [first, last] = [Math.min(first, at), Math.max(last, at)];
  return { facts, says: [...says.values()], first, last };
}

/** Joins every two that belong together, and so whole chains of them. */
function joined(
  machines: readonly Machine[],
  belong: (a: Machine, b: Machine) => boolean,
  clock: Clock,
): Machine[] {
  const left = new Set(machines);
  const result: Machine[] = [];
  for (const seed of machines) {
    if (!left.delete(seed)) continue;
    const group = [seed];
    for (let at = 0; at < group.length; at++) {
      for (const other of left) {
        if (!belong(group[at] as Machine, other)) continue;
        left.delete(other);
        group.push(other);
      }
    }
    result.push(
      group.length === 1
        ? seed
        : machineOf(
            group.flatMap(({ facts }) => facts),
            clock,
          ),
    );
  }
  return result;
}

export function valuesOf<K extends keyof HostFact>({ says }: Machine, key: K): Set<NonNullable<HostFact[K]>> {
  return new Set(says.flatMap((one) => one[key] ?? [])) as Set<NonNullable<HostFact[K]>>;
}

function share<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  return [...a].some((value) => b.has(value));
}

export function meet(a: Pick<Machine, 'first' | 'last'>, b: Pick<Machine, 'first' | 'last'>): boolean {
  return a.first - tolerance <= b.last && b.first - tolerance <= a.last;
}

function sameVmId(a: Machine, b: Machine): boolean {
  return share(valuesOf(a, 'vmId'), valuesOf(b, 'vmId'));
}

/** All that one agent sends is its machine's, unless it sends for two machines at one time. */
function sameAgent(machines: readonly Machine[], clock: Clock): (a: Machine, b: Machine) => boolean {
  const named = machines.flatMap(({ facts }) =>
    [
      ...Map.groupBy(facts, ({ host }) => JSON.stringify([host.agentId, host.name, host.hostId])).values(),
    ].map((own) => machineOf(own, clock)),
  );
  const forwards = (agentId: string) => {
    const own = named.filter((one) => valuesOf(one, 'agentId').has(agentId));
    return own.some((a) =>
      own.some(
        (b) =>
          !share(valuesOf(a, 'hostId'), valuesOf(b, 'hostId')) &&
          !share(namesThatFit(a, b), new Set([true])) &&
          meet(a, b),
      ),
    );
  };
  const honest = new Map<string, boolean>();
  return (a, b) =>
    [...valuesOf(a, 'agentId')].some((agentId) => {
      if (!valuesOf(b, 'agentId').has(agentId)) return false;
      if (!honest.has(agentId)) honest.set(agentId, !forwards(agentId));
      return honest.get(agentId) as boolean;
    });
}

function namesThatFit(a: Machine, b: Machine): Set<boolean> {
  const names = [...valuesOf(b, 'name')];
  return new Set([...valuesOf(a, 'name')].flatMap((name) => names.map((other) => alike(name, other))));
}

/** Whether the cloud's metadata tells two apart. */
function toldApart(a: Machine, b: Machine): boolean {
  return (['vmId', 'resourceId', 'instanceName', 'subscription'] as const).some((key) => {
    const [ofA, ofB] = [valuesOf<typeof key>(a, key), valuesOf<typeof key>(b, key)];
    return ofA.size > 0 && ofB.size > 0 && !share(ofA, ofB);
  });
}

/** A machine without an id is the only one that has its name; of several, the only one of its time. Over and over. */
function joinedByName(machines: readonly Machine[], clock: Clock): Machine[] {
  const bearers = machines.filter(hasId);
  const nameless = machines.filter((machine) => !hasId(machine));
  const pairs = new Map<Machine, Machine>();
  for (const machine of nameless) {
    const known = bearing(machine, bearers);
    const fuller = nameless.filter((other) => detail(other) > detail(machine));
    const all = known.length > 0 ? known : bearing(machine, fuller);
    const near = all.length > 1 ? all.filter((other) => meet(other, machine)) : all;
    if (near.length === 1) pairs.set(machine, near[0] as Machine);
  }
  if (pairs.size === 0) return [...machines];
  const belong = (a: Machine, b: Machine) => pairs.get(a) === b || pairs.get(b) === a;
  return joinedByName(joined(machines, belong, clock), clock);
}

/** Those that bear a machine's whole name, else those that bear it with or without a domain. */
function bearing(machine: Machine, others: readonly Machine[]): Machine[] {
  const names = [...valuesOf(machine, 'name')];
  const able = others.filter((other) => other !== machine && !toldApart(other, machine));
  const whole = able.filter((other) => names.some((name) => valuesOf(other, 'name').has(name)));
  if (whole.length > 0) return whole;
  return able.filter((other) =>
    [...valuesOf(other, 'name')].some((theirs) =>
      names.some((name) => (name === label(name) ? label(theirs) === name : theirs === label(name))),
    ),
  );
}

function detail(machine: Machine): number {
  const full = [...valuesOf(machine, 'name')].some((name) => label(name) !== name);
  return (valuesOf(machine, 'vmId').size > 0 ? 2 : 0) + (full ? 1 : 0);
}

function namesakes(a: Machine, b: Machine): boolean {
  return meet(a, b) && namesThatFit(a, b).has(true) && !toldApart(a, b);
}

/** Whether the sensors of two saw the same processes start. */
function sawTheSame(a: Machine, b: Machine, clock: Clock): boolean {
  const starts = ({ facts }: Machine) =>
    facts.filter(
      (fact): fact is ProcessFact => fact.plane === 'guest' && fact.kind === 'start' && !fact.fork,
    );
  const [ofA, ofB] = [starts(a), starts(b)];
  const at = (fact: ProcessFact) => clock.read({ ...fact.time, ns: 0 });
  const spans = [ofA, ofB].map((own) => ({
    from: least(own.map(at)),
    to: -least(own.map((one) => -at(one))),
  }));
  const from = -least(spans.map((span) => -span.from)) - sameProcessWithin;
  const to = least(spans.map((span) => span.to)) + sameProcessWithin;
  const both = [ofA, ofB].map((own) => own.filter((fact) => at(fact) >= from && at(fact) <= to));
  const [few, many] = both.sort((x, y) => x.length - y.length) as [ProcessFact[], ProcessFact[]];
  const ofPid = Map.groupBy(many, ({ pid }) => pid);
  const matched = few.flatMap((one) => {
    const other = ofPid
      .get(one.pid)
      ?.find((each) => each.program === one.program && Math.abs(at(each) - at(one)) <= sameProcessWithin);
    return other ? [{ one, other }] : [];
  });
  if (matched.length === 0 || matched.length * 2 < few.length) return false;
  const pids = new Set(matched.map(({ one }) => one.pid));
  return (
    pids.size > 1 || matched.some(({ one, other }) => one.script !== undefined && one.words === other.words)
  );
}

function least(values: readonly number[]): number {
  return values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
}
