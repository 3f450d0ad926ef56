import { compareInstants } from '../../event/instant.ts';
import { compareText } from '../../event/order.ts';
import type { ProcessNode, ProcessStart } from '../model/execution.ts';
import type { Process } from './process.ts';

/** The processes of a run from its topmost shells down, canonical order. Depth counts from the root. */
export function treeOf(tops: readonly Process[], root: Process): ProcessNode[] {
  const nodes: ProcessNode[] = [];
  const seen = new Set<Process>();
  const above = depthBelow(tops, root);
  const pending = tops.map((process) => ({
    process,
    depth: process === root ? 0 : -(above.get(process) ?? 1),
  }));
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { process, depth } = next;
    if (seen.has(process)) continue;
    seen.add(process);
    nodes.push(nodeOf(process, depth));
    for (const child of process.children)
      if (!(child.isHandler && child.linkedByPid)) pending.push({ process: child, depth: depth + 1 });
  }
  return nodes.sort(
    (a, b) => compareInstants(a.start, b.start) || a.depth - b.depth || compareText(key(a), key(b)),
  );
}

/** How many steps each top stands above the root. */
function depthBelow(tops: readonly Process[], root: Process): Map<Process, number> {
  const steps = new Map<Process, number>();
  let count = 0;
  for (let at: Process | undefined = root; at; at = at.parent) {
    if (tops.includes(at)) steps.set(at, count);
    count++;
  }
  return steps;
}

function nodeOf(process: Process, depth: number): ProcessNode {
  const first = process.starts[0] as ProcessStart;
  const named = process.starts.findLast((start) => start.commandLine !== undefined) ?? first;
  return {
    entityId: first.entityId,
    parentEntityId: first.parentEntityId,
    pid: process.pid,
    parentPid: first.parentPid,
    name: named.name,
    executable: named.executable,
    commandLine: named.commandLine,
    start: process.start,
    user: named.user,
    depth,
    linkedByPid: process.linkedByPid,
    source: first.source,
  };
}

function key(node: ProcessNode): string {
  return `${node.entityId ?? ''} ${node.pid ?? ''}`;
}
