import { compareOperations } from '../cloud/compare-operations.ts';
import type { Tier } from '../model/attribution.ts';
import type { Anchor, Execution } from '../model/execution.ts';
import type { Operation } from '../model/operation.ts';
import type { Fit } from './compatible.ts';
import type { Feasibility, FeasibleEdge } from './feasible.ts';
import type { PairingGraph } from './graph.ts';
import { samePrincipal } from './same-principal.ts';
import { solve } from './solve.ts';
import { orderGroup } from './windows.ts';

/** What pairing says of one execution. */
export interface Pairing {
  readonly execution: Execution;
  readonly operation: Operation | undefined;
  readonly tier: Tier | undefined;
  /** Operations that stay open; empty where `operation` is settled or nothing is feasible. */
  readonly candidates: readonly Operation[];
  /** True where the request had ended before the run began and only a late start ties them. */
  readonly late: boolean;
}

interface Stage {
  readonly anchors: readonly Anchor[];
  readonly late: boolean;
  /** Only pairs that an exact key ties, also on hosts whose machine is not settled. */
  readonly key: 'sameCorrelation' | 'sameName' | undefined;
  readonly fit: Fit;
}

const strong: readonly Anchor[] = ['handler-ancestry', 'handler-log', 'command-line'];
const all: readonly Anchor[] = [...strong, 'path'];

/** Each stage works on what the one before left (`docs/semantics.md` §5). */
const stages: readonly Stage[] = [
  { anchors: all, late: false, key: 'sameCorrelation', fit: 'own' },
  { anchors: strong, late: false, key: 'sameName', fit: 'own' },
  { anchors: strong, late: false, key: undefined, fit: 'own' },
  { anchors: ['path'], late: false, key: 'sameName', fit: 'own' },
  { anchors: ['path'], late: false, key: undefined, fit: 'own' },
  { anchors: all, late: false, key: undefined, fit: 'deploys' },
  { anchors: all, late: true, key: undefined, fit: 'own' },
];

/** Pairs runs with requests. Both lists in canonical order; the result is in that of the executions. */
export function pair(
  executions: readonly Execution[],
  operations: readonly Operation[],
  feasibility: Feasibility,
): Pairing[] {
  const strict = new Map(executions.map((execution) => [execution.id, feasibility.strict(execution)]));
  const expected = new Set(
    [...strict.values()].flatMap((edges) => edges.map(({ operation }) => operation.id)),
  );
  const used = new Set<string>();
  const certain = new Set<string>();
  const done = new Map<string, Pairing>();
  const settled = (execution: Execution) => feasibility.identityOf(execution)?.settled === true;

  for (const stage of stages) {
    const open = executions.filter(
      (execution) =>
        !done.has(execution.id) &&
        stage.anchors.includes(execution.anchor) &&
        (stage.key !== undefined || settled(execution)),
    );
    const edges = open.map((execution) => {
      const own = strict.get(execution.id) ?? [];
      const found = stage.late ? lateEdges(execution, own, expected, feasibility) : own;
      return found.filter(
        (edge) =>
          !used.has(edge.operation.id) &&
          edge.fit === stage.fit &&
          (stage.key === undefined || edge[stage.key]),
      );
    });
    const graph = graphOf(open, operations, edges);
    const { possible, leftAlways, rightAlways } = solve(graph);
    for (const [at, execution] of open.entries()) {
      const found = (possible[at] ?? []).map((index) => operations[index] as Operation);
      const pairing = pairingOf(execution, found, leftAlways[at] === true, stage, edges[at] ?? []);
      if (!pairing || (!settled(execution) && !pairing.operation)) continue;
      done.set(execution.id, pairing);
      if (pairing.operation) certain.add(pairing.operation.id);
    }
    for (const [index, always] of rightAlways.entries())
      if (always) used.add((operations[index] as Operation).id);
  }

  return executions.map((execution) => {
    const candidates = settled(execution)
      ? []
      : (strict.get(execution.id) ?? []).map((edge) => edge.operation);
    const open = candidates.filter((operation) => !certain.has(operation.id)).sort(compareOperations);
    return (
      done.get(execution.id) ?? {
        execution,
        operation: undefined,
        tier: undefined,
        candidates: open,
        late: false,
      }
    );
  });
}

/** A late start counts only where neither side has anything better. */
function lateEdges(
  execution: Execution,
  strict: readonly FeasibleEdge[],
  expected: ReadonlySet<string>,
  feasibility: Feasibility,
): FeasibleEdge[] {
  if (strict.length > 0) return [];
  return feasibility.late(execution).filter(({ operation }) => !expected.has(operation.id));
}

function graphOf(
  open: readonly Execution[],
  operations: readonly Operation[],
  edges: readonly (readonly FeasibleEdge[])[],
): PairingGraph {
  const indexOf = new Map(operations.map((operation, index) => [operation.id, index]));
  return {
    edges: edges.map((own) => own.flatMap(({ operation }) => indexOf.get(operation.id) ?? [])),
    rightCount: operations.length,
    leftTime: open.map((execution) => execution.start.ms),
    rightTime: operations.map((operation) => (operation.start ?? operation.firstSeen).ms),
    rightGroup: operations.map(orderGroup),
  };
}

function pairingOf(
  execution: Execution,
  found: readonly Operation[],
  always: boolean,
  { late }: Stage,
  edges: readonly FeasibleEdge[],
): Pairing | undefined {
  const [only, ...others] = found;
  if (!only) return undefined;
  const open = { execution, operation: undefined, candidates: found, late };
  // Anyone can make a path, at any time: of a request that failed long ago it makes a candidate and no more.
  if (late && execution.anchor === 'path') return { ...open, tier: undefined };
  if (always && others.length === 0) {
    const edge = edges.find(({ operation }) => operation.id === only.id);
    return { ...open, operation: only, candidates: [], tier: tierOf(edge) };
  }
  return { ...open, tier: always && samePrincipal(found) ? 'same-principal' : undefined };
}

function tierOf(edge: FeasibleEdge | undefined): Tier {
  if (edge?.sameCorrelation) return 'correlation-id';
  return edge?.sameName ? 'run-command-name' : 'only-feasible';
}
