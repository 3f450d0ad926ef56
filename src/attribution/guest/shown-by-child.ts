import { compareInstants } from '../../event/instant.ts';
import type { ProcessStart } from '../model/execution.ts';
import type { Process } from './process.ts';
import { recognise, type Sign } from './recognise.ts';

/**
 * The start of a process as the record of its child shows it: not before the child's own, by the child's user, and nothing is known
 * of what is above it. Undefined where the record shows no command line of the parent.
 */
export function parentShownBy(child: ProcessStart): ProcessStart | undefined {
  const { parentCommandLine, parentExecutable, parentName, parentPid, parentEntityId } = child;
  if (parentCommandLine === undefined || (parentPid === undefined && parentEntityId === undefined))
    return undefined;
  const { eventId, source, sensor, time, user, userId } = child;
  return {
    ...{ eventId, source, sensor, time, user, userId },
    pid: parentPid,
    entityId: parentEntityId,
    parentEntityId: undefined,
    parentPid: undefined,
    name: parentName,
    executable: parentExecutable,
    commandLine: parentCommandLine,
    args: [],
    workingDirectory: undefined,
    parentName: undefined,
    parentExecutable: undefined,
    parentCommandLine: undefined,
    ancestry: [],
    isFork: false,
  };
}

/** The sign of a run that a record gives of its process's parent. */
export function signOfParent(child: ProcessStart): Sign | undefined {
  const parent = parentShownBy(child);
  return parent && recognise(parent);
}

/**
 * Scripts whose own start no record holds, by what their children's records show of them, put in their places above the children.
 * `children` are the processes whose parent is not in the table.
 */
export function lostParents(children: readonly Process[]): Process[] {
  const views = children.flatMap((child) => {
    if (child.signs.length > 0) return [];
    return child.starts.flatMap((start) => {
      const sign = start.isFork ? undefined : signOfParent(start);
      return sign ? [{ child, sign, start: sign.process }] : [];
    });
  });
  const groups = Map.groupBy(views, ({ start: { pid, entityId, commandLine } }) =>
    pid === undefined ? `entity ${entityId}` : `pid ${pid} ${commandLine}`,
  );
  return [...groups.values()].map((group) => {
    const starts = group.map(({ start }) => start).sort((a, b) => compareInstants(a.time, b.time));
    const [first] = starts as [ProcessStart, ...ProcessStart[]];
    const below = [...new Set(group.map(({ child }) => child))];
    const above = below.find(({ parent }) => parent)?.parent;
    const process: Process = {
      starts: [first],
      start: first.time,
      pid: first.pid,
      entityIds: new Set(starts.flatMap(({ entityId }) => entityId ?? [])),
      signs: group.map(({ sign }) => sign),
      isHandler: false,
      parent: above,
      linkedByPid: false,
      children: below,
    };
    for (const child of below) {
      child.parent?.children.splice(child.parent.children.indexOf(child), 1);
      child.parent = process;
      child.linkedByPid = process.entityIds.size === 0 || child.entityIds.size === 0;
    }
    above?.children.push(process);
    return process;
  });
}
