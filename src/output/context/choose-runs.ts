import type { Attribution } from '../../attribution/model/attribution.ts';
import { principalKey } from '../../attribution/pairing/same-principal.ts';
import { byWeight } from '../words/headline-words.ts';

/** What a reader looks at first, first; among equals the canonical order stays. */
export function byImportance(attributions: readonly Attribution[]): Attribution[] {
  const rank = new Map(byWeight.map((verdict, at) => [verdict, at]));
  return [...attributions].sort((a, b) => (rank.get(a.verdict) ?? 0) - (rank.get(b.verdict) ?? 0));
}

/**
 * The runs whose session is worth a search, at most so many: one of each principal before the second of any, so that no
 * principal is left out for another's routine.
 */
export function runsWithSession(attributions: readonly Attribution[], most: number): Attribution[] {
  const groups = Map.groupBy(
    byImportance(attributions),
    ({ principal }) => principal && principalKey(principal),
  );
  groups.delete(undefined);
  const chosen: Attribution[] = [];
  const longest = Math.max(0, ...groups.values().map(({ length }) => length));
  for (let round = 0; round < longest && chosen.length < most; round++) {
    for (const group of groups.values()) if (group[round]) chosen.push(group[round] as Attribution);
  }
  return chosen.slice(0, most);
}
