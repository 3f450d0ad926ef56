import type { PairingGraph, PartSolution } from './graph.ts';

/** Beyond this many runs or requests a mixed part is solved without regard to order. */
export const maxSearchSize = 7;

/** Lists every assignment of a small part and keeps what those of the greatest size agree on. */
export function solveSearch(graph: PairingGraph, left: readonly number[]): PartSolution {
  let best = 0;
  let assignments: [number, number][][] = [];
  const taken: [number, number][] = [];
  const visit = (at: number): void => {
    if (taken.length + left.length - at < best) return;
    if (at === left.length) {
      if (taken.length > best) {
        best = taken.length;
        assignments = [];
      }
      assignments.push([...taken]);
      return;
    }
    const run = left[at] as number;
    for (const request of graph.edges[run] ?? []) {
      if (taken.some((pair) => pair[1] === request || crosses(graph, pair, [run, request]))) continue;
      taken.push([run, request]);
      visit(at + 1);
      taken.pop();
    }
    visit(at + 1);
  };
  visit(0);
  return agreement(assignments);
}

function crosses(graph: PairingGraph, a: readonly [number, number], b: readonly [number, number]): boolean {
  if (graph.rightGroup[a[1]] !== graph.rightGroup[b[1]]) return false;
  const runs = (graph.leftTime[a[0]] as number) - (graph.leftTime[b[0]] as number);
  const requests = (graph.rightTime[a[1]] as number) - (graph.rightTime[b[1]] as number);
  return runs * requests < 0;
}

function agreement(assignments: readonly (readonly [number, number][])[]): PartSolution {
  const possible = new Map<string, [number, number]>();
  const lefts = new Map<number, number>();
  const rights = new Map<number, number>();
  for (const assignment of assignments) {
    for (const [left, right] of assignment) {
      possible.set(`${left} ${right}`, [left, right]);
      lefts.set(left, (lefts.get(left) ?? 0) + 1);
      rights.set(right, (rights.get(right) ?? 0) + 1);
    }
  }
  const always = (counts: ReadonlyMap<number, number>) =>
    new Set([...counts].filter(([, count]) => count === assignments.length).map(([at]) => at));
  return { possible: [...possible.values()], leftAlways: always(lefts), rightAlways: always(rights) };
}
