/** Runs (left) and requests (right) by index, and which of them can belong together. */
export interface PairingGraph {
  /** For each run, the requests that it can belong to. */
  readonly edges: readonly (readonly number[])[];
  readonly rightCount: number;
  /** Start of each run and request, in milliseconds: order within a group. */
  readonly leftTime: readonly number[];
  readonly rightTime: readonly number[];
  /** Requests of one group run one after another, so their order must be kept. */
  readonly rightGroup: readonly string[];
}

/** What all assignments of the greatest size say (`docs/semantics.md` §5). */
export interface Solution {
  /** For each run, the requests that it is paired with in some assignment. */
  readonly possible: readonly (readonly number[])[];
  /** Runs and requests that are paired in every assignment. */
  readonly leftAlways: readonly boolean[];
  readonly rightAlways: readonly boolean[];
}

/** Splits a graph into parts that share no run and no request. Parts without an edge are left out. */
export function components(graph: PairingGraph): { readonly left: number[]; readonly right: number[] }[] {
  const lefts: number[][] = Array.from({ length: graph.rightCount }, () => []);
  for (const [left, rights] of graph.edges.entries()) for (const right of rights) lefts[right]?.push(left);
  const seenLeft = new Set<number>();
  const parts: { left: number[]; right: number[] }[] = [];
  for (const [start, rights] of graph.edges.entries()) {
    if (rights.length === 0 || seenLeft.has(start)) continue;
    const right = new Set<number>();
    const left = new Set([start]);
    for (const at of left) {
      seenLeft.add(at);
      for (const to of graph.edges[at] ?? []) {
        if (right.has(to)) continue;
        right.add(to);
        for (const back of lefts[to] ?? []) left.add(back);
      }
    }
    parts.push({ left: ascending(left), right: ascending(right) });
  }
  return parts;
}

function ascending(values: Iterable<number>): number[] {
  return [...values].sort((a, b) => a - b);
}
