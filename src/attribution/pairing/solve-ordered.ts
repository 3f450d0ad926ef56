import type { PairingGraph, PartSolution } from './graph.ts';

/**
 * One order group: an assignment keeps the order of both sides, as a longest common subsequence does. Two tables, of the
 * best size before and behind each cell, tell for every edge whether some greatest assignment uses it, and for every run
 * and request whether some greatest assignment goes without it. Time and memory grow with runs × requests.
 */
export function solveOrdered(
  graph: PairingGraph,
  left: readonly number[],
  right: readonly number[],
): PartSolution {
  const rows = left.toSorted((a, b) => (graph.leftTime[a] as number) - (graph.leftTime[b] as number));
  const columns = right.toSorted((a, b) => (graph.rightTime[a] as number) - (graph.rightTime[b] as number));
  const edge = rows.map((row) => new Set(graph.edges[row]));
  const joined = (row: number, column: number) => edge[row]?.has(columns[column] as number) === true;
  const n = rows.length;
  const m = columns.length;
  const before = sizes(n, m, (i, j) => joined(i - 1, j - 1));
  const behind = sizes(n, m, (i, j) => joined(n - i, m - j));
  const best = before(n, m);
  const through = (i: number, j: number) => before(i, j) + 1 + behind(n - i - 1, m - j - 1);
  const possible: [number, number][] = [];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) {
      if (joined(i, j) && through(i, j) === best) possible.push([rows[i] as number, columns[j] as number]);
    }
  }
  const leftAlways = rows.filter(
    (_, i) => !range(m).some((j) => before(i, j) + behind(n - i - 1, m - j) === best),
  );
  const rightAlways = columns.filter(
    (_, j) => !range(n).some((i) => before(i, j) + behind(n - i, m - j - 1) === best),
  );
  return { possible, leftAlways: new Set(leftAlways), rightAlways: new Set(rightAlways) };
}

/** `(i, j)` → the greatest number of pairs among the first i rows and j columns. */
function sizes(
  n: number,
  m: number,
  joined: (i: number, j: number) => boolean,
): (i: number, j: number) => number {
  const width = m + 1;
  const table = new Int32Array((n + 1) * width);
  for (let i = 1; i <= n; i++) {
    for (let j = 1; j <= m; j++) {
      const up = table[(i - 1) * width + j] as number;
      const back = table[i * width + j - 1] as number;
      const pair = joined(i, j) ? (table[(i - 1) * width + j - 1] as number) + 1 : 0;
      table[i * width + j] = Math.max(up, back, pair);
    }
  }
  return (i, j) => table[i * width + j] as number;
}

/** 0 to `last`, both included. */
function range(last: number): number[] {
  return Array.from({ length: last + 1 }, (_, at) => at);
}
