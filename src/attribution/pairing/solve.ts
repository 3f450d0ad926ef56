import type { PairingGraph, PartSolution, Solution } from './graph.ts';
import { partsOf } from './parts.ts';
import { solveFree } from './solve-free.ts';
import { solveOrdered } from './solve-ordered.ts';
import { maxSearchSize, solveSearch } from './solve-search.ts';

/** Two tables of this many cells are what the ordered solution may cost: some 30 MB. */
const maxTableCells = 4_000_000;

/**
 * All assignments of the greatest size, without listing them where that can be avoided: parts of one order group by
 * dynamic programming, small mixed parts by search, large mixed parts without regard to order, which only makes more
 * assignments possible and so never makes a pair certain that is not.
 */
export function solve(graph: PairingGraph): Solution {
  const possible: number[][] = graph.edges.map(() => []);
  const leftAlways = graph.edges.map(() => false);
  const rightAlways = new Array<boolean>(graph.rightCount).fill(false);
  for (const { left, right } of partsOf(graph)) {
    const part = solvePart(graph, left, right);
    for (const [from, to] of part.possible) possible[from]?.push(to);
    for (const from of part.leftAlways) leftAlways[from] = true;
    for (const to of part.rightAlways) rightAlways[to] = true;
  }
  for (const rights of possible) rights.sort((a, b) => a - b);
  return { possible, leftAlways, rightAlways };
}

function solvePart(graph: PairingGraph, left: readonly number[], right: readonly number[]): PartSolution {
  const [only, ...others] = right;
  if (only !== undefined && others.length === 0 && left.length === 1) return single(left[0] as number, only);
  const oneGroup = new Set(right.map((at) => graph.rightGroup[at])).size === 1;
  const strictTimes = distinct(left, graph.leftTime) && distinct(right, graph.rightTime);
  if (oneGroup && strictTimes && left.length * right.length <= maxTableCells)
    return solveOrdered(graph, left, right);
  if (left.length <= maxSearchSize && right.length <= maxSearchSize) return solveSearch(graph, left);
  return solveFree(graph, left, right);
}

function single(left: number, right: number): PartSolution {
  return { possible: [[left, right]], leftAlways: new Set([left]), rightAlways: new Set([right]) };
}

function distinct(indices: readonly number[], times: readonly number[]): boolean {
  return new Set(indices.map((at) => times[at])).size === indices.length;
}
