import type { ProcessNode } from '../../attribution/model/execution.ts';
import { compareInstants } from '../../event/instant.ts';

/** A process with its place in the drawn tree. */
export interface TreeLine {
  readonly node: ProcessNode;
  /** Box characters before the process. */
  readonly branch: string;
  /** What stands below the branch where the text goes on in further lines. */
  readonly continuation: string;
}

interface Open {
  readonly node: ProcessNode;
  readonly level: number;
  readonly prefix: string;
  readonly isLast: boolean;
}

/**
 * The processes as a tree, in the order of their start. Records may name a parent that is not there, or each other: what has
 * no parent to follow stands at the top, and every process is drawn once. Below `deepest` levels the drawing goes no further
 * to the right.
 */
export function* processTree(processes: readonly ProcessNode[], deepest: number): Generator<TreeLine> {
  const nodes = [...processes].sort((a, b) => compareInstants(a.start, b.start) || a.depth - b.depth);
  const parents = findParents(nodes);
  const children = Map.groupBy(parents.keys(), (node) => parents.get(node));
  const drawn = new Set<ProcessNode>();
  const tops = nodes.filter((node) => !parents.has(node));
  // What is left after the tops are circles: each is entered once, anywhere.
  for (const top of [...tops, ...nodes]) {
    const open: Open[] = [{ node: top, level: 0, prefix: '', isLast: true }];
    for (let next = open.pop(); next; next = open.pop()) {
      if (drawn.has(next.node)) continue;
      drawn.add(next.node);
      yield draw(next);
      const level = next.level + 1;
      const prefix =
        level === 1 || level > deepest ? next.prefix : `${next.prefix}${next.isLast ? '   ' : '│  '}`;
      const below = children.get(next.node) ?? [];
      for (const [at, node] of below.entries().toArray().reverse()) {
        open.push({ node, level, prefix, isLast: at === below.length - 1 });
      }
    }
  }
}

function draw({ node, level, prefix, isLast }: Open): TreeLine {
  if (level === 0) return { node, branch: '', continuation: '' };
  return {
    node,
    branch: `${prefix}${isLast ? '└─ ' : '├─ '}`,
    continuation: `${prefix}${isLast ? '   ' : '│  '}`,
  };
}

/** By entity id, else by process id: the latest start of that id that is not after the child's. */
function findParents(nodes: readonly ProcessNode[]): Map<ProcessNode, ProcessNode> {
  const byEntity = new Map<string, ProcessNode>();
  const byPid = new Map<number, ProcessNode>();
  const parents = new Map<ProcessNode, ProcessNode>();
  for (const node of nodes) if (node.entityId !== undefined) byEntity.set(node.entityId, node);
  for (const node of nodes) {
    const byId = node.parentEntityId === undefined ? undefined : byEntity.get(node.parentEntityId);
    const parent = byId ?? (node.parentPid === undefined ? undefined : byPid.get(node.parentPid));
    if (parent && parent !== node) parents.set(node, parent);
    if (node.pid !== undefined) byPid.set(node.pid, node);
  }
  return parents;
}
