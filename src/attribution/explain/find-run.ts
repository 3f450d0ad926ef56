import { nearWords } from '../../diagnostics/near-words.ts';
import type { Attribution } from '../model/attribution.ts';

/** The ids under which one run or request can be asked for. */
export type IdKind = 'attribution' | 'execution' | 'operation' | 'correlation';

export interface RunMatch {
  readonly attribution: Attribution;
  readonly kind: IdKind;
  readonly id: string;
}

/** `several`: the text leaves open which; `none`: `near` are ids that a slip of a finger would make of it. */
export type FoundRun =
  | { readonly kind: 'one'; readonly attribution: Attribution }
  | { readonly kind: 'several'; readonly matches: readonly RunMatch[] }
  | { readonly kind: 'none'; readonly near: readonly RunMatch[] };

/** Shorter beginnings of an id would fit by accident. */
export const leastPrefix = 4;

/** Finds the attribution that an id, or the beginning of one, stands for; a whole id wins over beginnings. */
export function findRun(attributions: readonly Attribution[], text: string): FoundRun {
  const wanted = bare(text);
  const ids = attributions.flatMap(idsOf);
  const whole = ids.filter(({ id }) => bare(id) === wanted);
  const matches = whole.length > 0 ? whole : ids.filter(({ id }) => isBeginning(wanted, bare(id)));
  const distinct = oneForEach(matches);
  const [first, ...others] = distinct;
  if (!first) return { kind: 'none', near: near(wanted, ids) };
  if (others.length === 0) return { kind: 'one', attribution: first.attribution };
  return { kind: 'several', matches: distinct };
}

function idsOf(attribution: Attribution): RunMatch[] {
  const { id, execution, operation, candidates } = attribution;
  const all: RunMatch[] = [{ attribution, kind: 'attribution', id }];
  if (execution) all.push({ attribution, kind: 'execution', id: execution.id });
  for (const each of [operation, ...candidates.map((candidate) => candidate.operation)]) {
    if (!each) continue;
    all.push({ attribution, kind: 'operation', id: each.id });
    if (each.correlationId !== '') all.push({ attribution, kind: 'correlation', id: each.correlationId });
  }
  return all;
}

/** GUIDs are pasted with braces and without hyphens, in either case. */
function bare(id: string): string {
  return id.toLowerCase().replace(/[^0-9a-z]/g, '');
}

function isBeginning(wanted: string, id: string): boolean {
  return wanted.length >= leastPrefix && id.startsWith(wanted);
}

function oneForEach(matches: readonly RunMatch[]): RunMatch[] {
  return [...new Map(matches.toReversed().map((match) => [match.attribution, match])).values()].reverse();
}

/** Compares with as much of each id as was given. */
function near(wanted: string, ids: readonly RunMatch[]): RunMatch[] {
  if (wanted.length < leastPrefix) return [];
  const heads = Map.groupBy(ids, ({ id }) => bare(id).slice(0, wanted.length));
  return oneForEach(nearWords(wanted, [...heads.keys()]).flatMap((head) => heads.get(head) ?? [])).slice(
    0,
    3,
  );
}
