import type { ProcessFact } from '../observe/fact.ts';
import { type Clock, type Moment, sameProcessWithin } from './rules.ts';

/** A process, put together from the starts that any sensor recorded (semantics §2). */
export interface Process {
  readonly facts: ProcessFact[];
  readonly entityIds: Set<string>;
  start: Moment;
  /** What the logs show to be above it, nearest or not. */
  readonly above: Set<Process>;
}

/** The processes of one host, each with those above it that the logs hold. */
export function gatherProcesses(
  starts: readonly ProcessFact[],
  ends: readonly ProcessFact[],
  clock: Clock,
): Process[] {
  const processes = gather(starts, clock);
  const endsOf = Map.groupBy(ends, ({ pid }) => pid);
  const ofPid = Map.groupBy(
    processes.flatMap((process) =>
      [...new Set(process.facts.map(({ pid }) => pid))].map((pid) => ({ pid, process })),
    ),
    ({ pid }) => pid,
  );
  const byEntity = new Map<string, Process>();
  for (const process of processes) for (const id of process.entityIds) byEntity.set(id, process);
  for (const process of processes) {
    const ids = process.facts.flatMap((fact) => [fact.parentEntityId ?? [], fact.ancestry].flat());
    for (const id of ids) {
      const known = byEntity.get(id);
      if (known && known !== process) process.above.add(known);
    }
    const parents = process.facts.flatMap(({ parentEntityId }) => parentEntityId ?? []);
    const byPid = parents.some((id) => byEntity.has(id))
      ? undefined
      : parentByPid(process, { ofPid, endsOf, clock });
    if (byPid) process.above.add(byPid);
  }
  return processes;
}

/** The same pid within two seconds is one process, and so is the same entity at any time. */
function gather(starts: readonly ProcessFact[], clock: Clock): Process[] {
  const ofPid = new Map<number, Process[]>();
  const all: Process[] = [];
  for (const fact of [...starts].sort((a, b) => clock.read(a.time) - clock.read(b.time))) {
    const at = clock.read(fact.time);
    const { entityId } = fact;
    const samePid = ofPid.get(fact.pid) ?? [];
    const known = samePid.find(
      (one) =>
        (entityId !== undefined && one.entityIds.has(entityId)) ||
        Math.abs(at - one.start) <= sameProcessWithin,
    );
    if (known) {
      known.facts.push(fact);
      if (entityId !== undefined) known.entityIds.add(entityId);
      known.start = Math.min(known.start, at);
    } else {
      const entityIds = new Set(entityId === undefined ? [] : [entityId]);
      const made = { facts: [fact], entityIds, start: at, above: new Set<Process>() };
      all.push(made);
      ofPid.set(fact.pid, [...samePid, made]);
    }
  }
  return all;
}

/** The latest moment at which a process can have begun, as any of its records has it; one cut to the second leaves all of it open. */
export function latestStart({ facts }: Process, clock: Clock): Moment {
  const latest = facts.map(({ time }) =>
    time.ms % 1000 === 0 && time.ns === 0 ? clock.read(time) + 999.999999 : clock.read(time),
  );
  return Math.max(...latest);
}

interface Known {
  readonly ofPid: ReadonlyMap<number, readonly { readonly process: Process }[]>;
  readonly endsOf: ReadonlyMap<number, readonly ProcessFact[]>;
  readonly clock: Clock;
}

/**
 * Where no id leads to the parent: the latest process of its pid that began before. Not one that was over by then, that the same sensor, which has
 * ids, calls by another id, and not one of another program than the records name.
 */
function parentByPid(process: Process, { ofPid, endsOf, clock }: Known): Process | undefined {
  const latest = latestStart(process, clock);
  const pid = process.facts.find((fact) => fact.parentPid !== undefined)?.parentPid;
  const otherwise = (one: Process) =>
    process.facts.some(
      ({ parentEntityId, stream }) =>
        parentEntityId !== undefined &&
        one.facts.some((fact) => fact.stream === stream && fact.entityId !== undefined),
    );
  const isOver = (one: Process) =>
    one.facts.some(({ pid: own }) =>
      endsOf.get(own)?.some(({ time }) => {
        const end = clock.read(time);
        return end > one.start && end < process.start - sameProcessWithin;
      }),
    );
  const named = new Set(process.facts.flatMap(({ parentProgram }) => parentProgram ?? []));
  const ofThat = (one: Process) => named.size === 0 || one.facts.some(({ program }) => named.has(program));
  return ((pid === undefined ? undefined : ofPid.get(pid)) ?? [])
    .map((known) => known.process)
    .filter((one) => one !== process && one.start <= latest && !isOver(one) && !otherwise(one) && ofThat(one))
    .sort((a, b) => b.start - a.start)[0];
}

/** Everything above a process that the logs hold, itself left out; with `through`, not what is above one that it denies. */
export function ancestorsOf(
  process: Process,
  through: (one: Process, above: Process) => boolean = () => true,
): Set<Process> {
  const found = new Set<Process>();
  const rising = [process];
  for (let next = rising.pop(); next; next = rising.pop()) {
    for (const one of next.above) {
      if (one === process || found.has(one) || !through(next, one)) continue;
      found.add(one);
      rising.push(one);
    }
  }
  return found;
}
