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

/** A part of a graph whose solution does not depend on the rest. Indices ascend. */
export interface Part {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** What the greatest assignments of one connected part agree on. */
export interface PartSolution {
  /** Edges that are in some assignment of the greatest size, as [left, right]. */
  readonly possible: readonly (readonly [number, number])[];
  readonly leftAlways: ReadonlySet<number>;
  readonly rightAlways: ReadonlySet<number>;
}
