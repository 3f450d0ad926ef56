import { compareInstants, type Instant, later } from '../../event/instant.ts';
import { comparePlaces, compareText } from '../../event/order.ts';
import { samePidMs } from '../constants.ts';
import type { ProcessStart } from '../model/execution.ts';
import { programName } from './command-words.ts';
import { handlerOfProgram } from './handlers.ts';
import type { Process } from './process.ts';
import { recognise } from './recognise.ts';
import type { ProcessEnd } from './run-collector.ts';
import { lostParents } from './shown-by-child.ts';

/** Joins a host's process events into processes and links them to their parents. */
export function buildProcessTable(
  starts: readonly ProcessStart[],
  ends: readonly ProcessEnd[] = [],
): Process[] {
  const processes = joinStarts(starts).map(processFrom);
  const byEntity = new Map<string, Process>();
  const byPid = new Map<number, Process[]>();
  for (const process of processes) {
    for (const id of process.entityIds) byEntity.set(id, process);
    if (process.pid === undefined) continue;
    const same = byPid.get(process.pid);
    if (same) same.push(process);
    else byPid.set(process.pid, [process]);
  }
  const endsOf = Map.groupBy(ends, ({ pid }) => pid);
  const isOver = (process: Process, by: Instant) =>
    (endsOf.get(process.pid) ?? []).some(
      ({ time }) => compareInstants(time, process.start) > 0 && time.ms < by.ms - samePidMs,
    );
  for (const process of processes) link(process, byEntity, byPid, isOver);
  return [...processes, ...lostParents(processes.filter(hasNoDirectParent))];
}

/** Nothing is above it, or only what a sensor lists further up. */
function hasNoDirectParent({ parent, starts }: Process): boolean {
  return (
    parent === undefined ||
    !starts.some(
      ({ parentEntityId, parentPid }) =>
        (parentEntityId !== undefined && parent.entityIds.has(parentEntityId)) ||
        (parentPid !== undefined && parent.pid === parentPid),
    )
  );
}

function compareStarts(a: ProcessStart, b: ProcessStart): number {
  return (
    compareInstants(a.time, b.time) || compareText(a.eventId, b.eventId) || comparePlaces(a.source, b.source)
  );
}

/** Groups by entity id, and by pid where two starts are close: a fork and its execs, and the views of several sensors. */
function joinStarts(starts: readonly ProcessStart[]): ProcessStart[][] {
  const sorted = distinctEvents(starts).sort(compareStarts);
  const groups: ProcessStart[][] = [];
  const ofEntity = new Map<string, ProcessStart[]>();
  const lastOfPid = new Map<number, ProcessStart[]>();
  for (const start of sorted) {
    const near = start.pid === undefined ? undefined : lastOfPid.get(start.pid);
    const lastTime = near?.at(-1)?.time.ms ?? Number.NEGATIVE_INFINITY;
    const group =
      (start.entityId === undefined ? undefined : ofEntity.get(start.entityId)) ??
      (start.time.ms - lastTime <= samePidMs ? near : undefined);
    const target = group ?? [];
    if (!group) groups.push(target);
    target.push(start);
    if (start.entityId !== undefined) ofEntity.set(start.entityId, target);
    if (start.pid !== undefined) lastOfPid.set(start.pid, target);
  }
  return groups;
}

/** Of the copies of an event the one whose place comes first. */
export function distinctEvents(starts: readonly ProcessStart[]): ProcessStart[] {
  const seen = new Map<string, ProcessStart>();
  for (const start of starts) {
    const key = `${start.sensor}\n${start.eventId}`;
    const known = seen.get(key);
    if (!known || comparePlaces(start.source, known.source) < 0) seen.set(key, start);
  }
  return [...seen.values()];
}

function processFrom(starts: readonly ProcessStart[]): Process {
  const first = starts[0] as ProcessStart;
  const ownPrograms = starts.filter((start) => !start.isFork);
  return {
    starts,
    start: first.time,
    pid: starts.find((start) => start.pid !== undefined)?.pid,
    entityIds: new Set(starts.flatMap((start) => (start.entityId === undefined ? [] : [start.entityId]))),
    signs: (ownPrograms.length > 0 ? ownPrograms : starts).flatMap((start) => recognise(start) ?? []),
    isHandler: starts.some((start) => handlerOfProgram(start.executable) !== undefined),
    parent: undefined,
    linkedByPid: false,
    children: [],
  };
}

function link(
  process: Process,
  byEntity: ReadonlyMap<string, Process>,
  byPid: ReadonlyMap<number, readonly Process[]>,
  isOver: (process: Process, by: Instant) => boolean,
): void {
  const byId = process.starts
    .map(({ parentEntityId }) => (parentEntityId === undefined ? undefined : byEntity.get(parentEntityId)))
    .find((parent) => parent !== undefined && parent !== process);
  const parent = byId ?? parentByPid(process, byPid, isOver) ?? nearestAncestor(process, byEntity);
  if (!parent || isAncestor(process, parent)) return;
  process.parent = parent;
  process.linkedByPid = parent.entityIds.size === 0 || process.entityIds.size === 0;
  parent.children.push(process);
}

/** Where the parent's own start was lost, the nearest ancestor that the sensor lists and the logs hold. */
function nearestAncestor(process: Process, byEntity: ReadonlyMap<string, Process>): Process | undefined {
  for (const { ancestry } of process.starts) {
    for (const id of ancestry) {
      const ancestor = byEntity.get(id);
      if (ancestor && ancestor !== process) return ancestor;
    }
  }
  return undefined;
}

/** A loop can come from a reused pid or a hostile record; it must not hang anything. */
function isAncestor(process: Process, of: Process): boolean {
  for (let at: Process | undefined = of; at; at = at.parent) if (at === process) return true;
  return false;
}

/** By when a process had begun by the word of each sensor: a time that was cut to the second stands for all of that second. */
export function begunBy({ starts }: Process): Instant {
  return starts
    .map(({ time }) => (time.ns === 0 && time.ms % 1000 === 0 ? { ms: time.ms + 999, ns: 999_999 } : time))
    .reduce(later);
}

/**
 * The latest process of the parent's pid that began before; not one that was over by then, that the same sensor knows to be another,
 * nor one of another program than the records name: pids are used again.
 */
function parentByPid(
  process: Process,
  byPid: ReadonlyMap<number, readonly Process[]>,
  isOver: (process: Process, by: Instant) => boolean,
): Process | undefined {
  const { parentPid } = process.starts.find((start) => start.parentPid !== undefined) ?? {};
  if (parentPid === undefined) return undefined;
  const latest = begunBy(process);
  return byPid
    .get(parentPid)
    ?.findLast(
      (other) =>
        other !== process &&
        compareInstants(other.start, latest) <= 0 &&
        !denied(process, other) &&
        !isOver(other, process.start),
    );
}

function denied(process: Process, parent: Process): boolean {
  const isOther = process.starts.some(
    (start) =>
      start.parentEntityId !== undefined &&
      parent.starts.some((other) => other.sensor === start.sensor && other.entityId !== undefined),
  );
  const named = programs(process.starts.map((start) => start.parentExecutable ?? start.parentName));
  const known = programs(parent.starts.map((start) => start.executable ?? start.name));
  return isOther || (named.size > 0 && known.size > 0 && named.isDisjointFrom(known));
}

function programs(paths: readonly (string | undefined)[]): Set<string> {
  return new Set(paths.flatMap((path) => (path === undefined ? [] : programName(path))));
}

/** When a process ended, by entity id, else by the first end of its pid after its start. */
export function endOf(process: Process, ends: readonly ProcessEnd[]): Instant | undefined {
  const own = ends.filter((end) =>
    end.entityId !== undefined && process.entityIds.size > 0
      ? process.entityIds.has(end.entityId)
      : end.pid !== undefined && end.pid === process.pid && compareInstants(end.time, process.start) >= 0,
  );
  return own.map((end) => end.time).sort(compareInstants)[0];
}
