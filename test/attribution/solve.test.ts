import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { PairingGraph } from '../../src/attribution/pairing/graph.ts';
import { solve } from '../../src/attribution/pairing/solve.ts';
import { solveFree } from '../../src/attribution/pairing/solve-free.ts';

/** Every one-to-one set of edges that keeps the order of each group, the plain way. */
function assignments(graph: PairingGraph, ordered: boolean): [number, number][][] {
  const all: [number, number][][] = [[]];
  for (const [left, rights] of graph.edges.entries()) {
    for (const taken of [...all]) {
      for (const right of rights) {
        const fits = taken.every(([l, r]) => r !== right && !(ordered && crossing(graph, l, r, left, right)));
        if (fits) all.push([...taken, [left, right]]);
      }
    }
  }
  const best = Math.max(...all.map((each) => each.length));
  return all.filter((each) => each.length === best);
}

function crossing(graph: PairingGraph, l1: number, r1: number, l2: number, r2: number): boolean {
  if (graph.rightGroup[r1] !== graph.rightGroup[r2]) return false;
  const left = Math.sign((graph.leftTime[l1] ?? 0) - (graph.leftTime[l2] ?? 0));
  const right = Math.sign((graph.rightTime[r1] ?? 0) - (graph.rightTime[r2] ?? 0));
  return left * right === -1;
}

function expected(graph: PairingGraph, ordered: boolean) {
  const best = assignments(graph, ordered);
  const lefts = graph.edges.map((_, left) => left);
  return {
    possible: lefts.map((left) =>
      [
        ...new Set(best.flatMap((each) => each.filter((pair) => pair[0] === left).map((pair) => pair[1]))),
      ].sort((a, b) => a - b),
    ),
    leftAlways: lefts.map((left) => best.every((each) => each.some((pair) => pair[0] === left))),
    rightAlways: Array.from({ length: graph.rightCount }, (_, right) =>
      best.every((each) => each.some((pair) => pair[1] === right)),
    ),
  };
}

function graphs(groups: readonly string[], maxTime: number): fc.Arbitrary<PairingGraph> {
  return fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })).chain(([left, right]) =>
    fc.record({
      edges: fc.array(fc.subarray(Array.from({ length: right }, (_, at) => at)), {
        minLength: left,
        maxLength: left,
      }),
      rightCount: fc.constant(right),
      leftTime: fc.array(fc.integer({ min: 0, max: maxTime }), { minLength: left, maxLength: left }),
      rightTime: fc.array(fc.integer({ min: 0, max: maxTime }), { minLength: right, maxLength: right }),
      rightGroup: fc.array(fc.constantFrom(...groups), { minLength: right, maxLength: right }),
    }),
  );
}

test('one order group: the tables agree with the list of all assignments', () => {
  fc.assert(
    fc.property(graphs(['vm'], 1000), (graph) => assert.deepEqual(solve(graph), expected(graph, true))),
    { numRuns: 400 },
  );
});

test('several groups and equal times: the search agrees with the list of all assignments', () => {
  fc.assert(
    fc.property(graphs(['vm', 'other'], 4), (graph) => assert.deepEqual(solve(graph), expected(graph, true))),
    { numRuns: 400 },
  );
});

test('without order: alternating paths agree with the list of all assignments', () => {
  fc.assert(
    fc.property(graphs(['vm'], 1000), (graph) => {
      const left = graph.edges.flatMap((rights, at) => (rights.length > 0 ? [at] : []));
      const right = [...new Set(graph.edges.flat())];
      const found = solveFree(graph, left, right);
      const want = expected(graph, false);
      const possible = graph.edges.map((_, at) =>
        found.possible
          .filter((pair) => pair[0] === at)
          .map((pair) => pair[1])
          .sort((a, b) => a - b),
      );
      assert.deepEqual(possible, want.possible);
      assert.deepEqual(
        graph.edges.map((_, at) => found.leftAlways.has(at)),
        want.leftAlways,
      );
      assert.deepEqual(
        want.rightAlways.map((_, at) => found.rightAlways.has(at)),
        want.rightAlways,
      );
    }),
    { numRuns: 400 },
  );
});

test('a long chain of runs is solved in one sweep', () => {
  const count = 1500;
  const index = Array.from({ length: count }, (_, at) => at);
  const graph: PairingGraph = {
    edges: index.map((at) => [at - 1, at, at + 1].filter((to) => to >= 0 && to < count)),
    rightCount: count,
    leftTime: index,
    rightTime: index,
    rightGroup: index.map(() => 'vm'),
  };
  const { possible, leftAlways } = solve(graph);
  assert.deepEqual(
    possible,
    index.map((at) => [at]),
  );
  assert.ok(leftAlways.every(Boolean));
});
