import type { Execution } from './executions.ts';
import type { Operation } from './operations.ts';
import { sameLine } from './windows.ts';

export interface Pair {
  readonly operation: Operation;
  readonly execution: Execution;
}

/** What all greatest assignments over the given pairs have in common. */
export interface Assigned {
  readonly pair: Pair;
  readonly inSome: boolean;
  readonly inEvery: boolean;
}

export interface Assignments {
  readonly pairs: readonly Assigned[];
  readonly executionsInEvery: ReadonlySet<Execution>;
  readonly operationsInEvery: ReadonlySet<Operation>;
  /** Pairs of parts of the problem that were too large to go through. */
  readonly abandoned: readonly Pair[];
}

/** Steps of one search after which it is given up: the scenario is then at fault, and the truth says so. */
const searchLimit = 4_000_000;

/**
 * Goes through every assignment: every set of pairs, one-to-one and in order, of the greatest possible size. Pairs that
 * cannot affect each other are searched apart, which changes nothing but the time.
 */
export function allAssignments(pairs: readonly Pair[]): Assignments {
  const results: Assigned[] = [];
  const executionsInEvery = new Set<Execution>();
  const operationsInEvery = new Set<Operation>();
  const abandoned: Pair[] = [];
  for (const part of independentParts(pairs)) {
    const tally = search(part);
    if (!tally) {
      abandoned.push(...part);
      continue;
    }
    const executions = new Map<Execution, number>();
    const operations = new Map<Operation, number>();
    part.forEach((pair, at) => {
      const count = tally.counts[at] as number;
      results.push({ pair, inSome: count > 0, inEvery: count === tally.total });
      executions.set(pair.execution, (executions.get(pair.execution) ?? 0) + count);
      operations.set(pair.operation, (operations.get(pair.operation) ?? 0) + count);
    });
    for (const [execution, count] of executions) if (count === tally.total) executionsInEvery.add(execution);
    for (const [operation, count] of operations) if (count === tally.total) operationsInEvery.add(operation);
  }
  return { pairs: results, executionsInEvery, operationsInEvery, abandoned };
}

/** Two pairs that no assignment can hold together. */
function clash(a: Pair, b: Pair): boolean {
  if (a.operation === b.operation || a.execution === b.execution) return true;
  return outOfOrder(a, b) || outOfOrder(b, a);
}

function outOfOrder(a: Pair, b: Pair): boolean {
  if (a.operation.begin >= b.operation.begin) return false;
  return sameLine(a.operation, b.operation) && a.execution.start > b.execution.start;
}

function independentParts(pairs: readonly Pair[]): Pair[][] {
  const left = new Set(pairs);
  const parts: Pair[][] = [];
  for (const seed of pairs) {
    if (!left.delete(seed)) continue;
    const part = [seed];
    for (let at = 0; at < part.length; at++) {
      for (const other of left) {
        if (clash(part[at] as Pair, other)) {
          left.delete(other);
          part.push(other);
        }
      }
    }
    parts.push(part);
  }
  return parts;
}

/** How many greatest assignments there are, and in how many of them each pair is. */
function search(
  part: readonly Pair[],
): { readonly total: number; readonly counts: readonly number[] } | undefined {
  if (part.length === 1) return { total: 1, counts: [1] };
  const executions = [...new Set(part.map((pair) => pair.execution))].sort((a, b) => a.start - b.start);
  const options = executions.map((execution) =>
    part.flatMap((pair, at) => (pair.execution === execution ? [at] : [])),
  );
  const clashes = part.map((pair) => part.map((other) => clash(pair, other)));
  const chosen: number[] = [];
  let counts = part.map(() => 0);
  let total = 0;
  let best = 0;
  let steps = 0;
  const visit = (level: number): void => {
    if (++steps > searchLimit || chosen.length + executions.length - level < best) return;
    if (level === executions.length) {
      if (chosen.length > best) {
        best = chosen.length;
        total = 0;
        counts = part.map(() => 0);
      }
      total++;
      for (const at of chosen) counts[at] = (counts[at] as number) + 1;
      return;
    }
    for (const at of options[level] as number[]) {
      if (chosen.some((other) => (clashes[at] as boolean[])[other])) continue;
      chosen.push(at);
      visit(level + 1);
      chosen.pop();
    }
    visit(level + 1);
  };
  visit(0);
  return steps > searchLimit ? undefined : { total, counts };
}
