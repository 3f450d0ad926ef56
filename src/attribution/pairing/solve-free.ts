import type { PairingGraph, PartSolution } from './graph.ts';

/**
 * One-to-one without regard to order, for parts too large to search. One greatest matching is found by augmenting paths;
 * from it, alternating paths tell what other greatest matchings could do (the Dulmage–Mendelsohn argument): a node is in
 * every one unless an alternating path from an unmatched node of its side reaches it; an edge is in some one if it is
 * matched, lies on such a path, or on an alternating cycle.
 */
export function solveFree(
  graph: PairingGraph,
  left: readonly number[],
  right: readonly number[],
): PartSolution {
  const ofLeft = new Map<number, number>();
  const ofRight = new Map<number, number>();
  for (const start of left) augment(graph, start, ofLeft, ofRight);
  const back = new Map<number, number[]>(right.map((node) => [node, []]));
  for (const from of left) for (const to of graph.edges[from] ?? []) back.get(to)?.push(from);

  const looseLeft = reach(
    left.filter((node) => !ofLeft.has(node)),
    (node) => (graph.edges[node] ?? []).flatMap((to) => ofRight.get(to) ?? []),
  );
  const looseRight = reach(
    right.filter((node) => !ofRight.has(node)),
    (node) => (back.get(node) ?? []).flatMap((from) => ofLeft.get(from) ?? []),
  );
  const cycle = cycles(graph, left, ofRight);
  const possible: [number, number][] = [];
  for (const from of left) {
    for (const to of graph.edges[from] ?? []) {
      const matched = ofLeft.get(from) === to;
      const partner = ofRight.get(to);
      const sameCycle = partner !== undefined && cycle.get(from) === cycle.get(partner);
      if (matched || looseLeft.has(from) || looseRight.has(to) || sameCycle) possible.push([from, to]);
    }
  }
  return {
    possible,
    leftAlways: new Set(left.filter((node) => !looseLeft.has(node))),
    rightAlways: new Set(right.filter((node) => !looseRight.has(node))),
  };
}

/** Breadth-first search for an augmenting path, so that long chains cost no stack. */
function augment(
  graph: PairingGraph,
  start: number,
  ofLeft: Map<number, number>,
  ofRight: Map<number, number>,
): void {
  const cameFrom = new Map<number, number>();
  const queue = [start];
  for (const from of queue) {
    for (const to of graph.edges[from] ?? []) {
      if (cameFrom.has(to)) continue;
      cameFrom.set(to, from);
      const owner = ofRight.get(to);
      if (owner !== undefined) {
        queue.push(owner);
        continue;
      }
      flip(to, cameFrom, ofLeft, ofRight);
      return;
    }
  }
}

function flip(
  end: number,
  cameFrom: ReadonlyMap<number, number>,
  ofLeft: Map<number, number>,
  ofRight: Map<number, number>,
): void {
  let to: number | undefined = end;
  while (to !== undefined) {
    const from = cameFrom.get(to) as number;
    const previous: number | undefined = ofLeft.get(from);
    ofLeft.set(from, to);
    ofRight.set(to, from);
    to = previous;
  }
}

function reach(from: readonly number[], step: (node: number) => readonly number[]): Set<number> {
  const seen = new Set(from);
  for (const node of seen) for (const next of step(node)) seen.add(next);
  return seen;
}

/** Strongly connected components over matched runs: two runs in one can exchange requests around a cycle. */
function cycles(
  graph: PairingGraph,
  left: readonly number[],
  ofRight: ReadonlyMap<number, number>,
): Map<number, number> {
  const next = (node: number) => (graph.edges[node] ?? []).flatMap((to) => ofRight.get(to) ?? []);
  const order: number[] = [];
  const seen = new Set<number>();
  for (const start of left) {
    const stack: [number, number[]][] = seen.has(start) ? [] : [[start, next(start)]];
    seen.add(start);
    while (stack.length > 0) {
      const [node, rest] = stack.at(-1) as [number, number[]];
      const to = rest.pop();
      if (to === undefined) {
        order.push(node);
        stack.pop();
      } else if (!seen.has(to)) {
        seen.add(to);
        stack.push([to, next(to)]);
      }
    }
  }
  const reverse = new Map<number, number[]>(left.map((node) => [node, []]));
  for (const node of left) for (const to of next(node)) reverse.get(to)?.push(node);
  const component = new Map<number, number>();
  for (const start of order.reverse()) {
    if (component.has(start)) continue;
    component.set(start, start);
    const queue = [start];
    for (const node of queue) {
      for (const to of reverse.get(node) ?? []) {
        if (component.has(to)) continue;
        component.set(to, start);
        queue.push(to);
      }
    }
  }
  return component;
}
