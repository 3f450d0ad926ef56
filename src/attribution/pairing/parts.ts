import { DisjointSets } from '../disjoint-sets.ts';
import type { PairingGraph, Part } from './graph.ts';

type Edge = readonly [left: number, right: number];

/**
 * Splits a graph into parts that do not touch: no run or request in common, and no two edges of one order group that
 * cross. Parts without an edge are left out.
 */
export function partsOf(graph: PairingGraph): Part[] {
  const count = graph.edges.length;
  const sets = new DisjointSets(count + graph.rightCount);
  const byGroup = new Map<string, Edge[]>();
  for (const [left, rights] of graph.edges.entries()) {
    for (const right of rights) {
      sets.join(left, count + right);
      const group = graph.rightGroup[right] as string;
      const edges = byGroup.get(group);
      if (edges) edges.push([left, right]);
      else byGroup.set(group, [[left, right]]);
    }
  }
  for (const edges of byGroup.values()) joinCrossing(graph, edges, sets);
  return collect(graph, sets);
}

/**
 * Sweeps the edges of a group by request time. Blocks on the stack hold edges whose runs all begin before those of the
 * next block; an edge that begins earlier than a block reaches crosses into it, and joins it.
 */
function joinCrossing(graph: PairingGraph, edges: readonly Edge[], sets: DisjointSets): void {
  const sorted = edges.toSorted(
    (a, b) => (graph.rightTime[a[1]] as number) - (graph.rightTime[b[1]] as number),
  );
  const blocks: { reach: number; left: number }[] = [];
  for (const [left] of sorted) {
    let reach = graph.leftTime[left] as number;
    const begin = reach;
    for (let top = blocks.at(-1); top && top.reach > begin; top = blocks.at(-1)) {
      sets.join(left, top.left);
      reach = Math.max(reach, top.reach);
      blocks.pop();
    }
    blocks.push({ reach, left });
  }
}

function collect(graph: PairingGraph, sets: DisjointSets): Part[] {
  const parts = new Map<number, { left: number[]; right: Set<number> }>();
  for (const [left, rights] of graph.edges.entries()) {
    if (rights.length === 0) continue;
    const key = sets.find(left);
    const part = parts.get(key) ?? { left: [], right: new Set() };
    part.left.push(left);
    for (const right of rights) part.right.add(right);
    parts.set(key, part);
  }
  return [...parts.values()].map(({ left, right }) => ({ left, right: [...right].sort((a, b) => a - b) }));
}
