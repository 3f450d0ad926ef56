import type { Candidate } from './candidate.ts';
import type { Detection, Term } from './detection.ts';
import { firstAfter, inWindow, type Prepare, type Run } from './run.ts';
import { combinations, keyOf } from './terms.ts';

/** The earliest event of a window that holds terms which the history before the window does not. */
export const newTerms: Prepare = (rule, { candidates, texts }) => {
  const settings = rule.newTerms;
  if (!settings) return () => [];
  const byCandidate = new Map<Candidate, readonly (readonly Term[])[]>();
  const byTerms = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const found = combinations(candidate.event, settings.fields, texts);
    byCandidate.set(candidate, found);
    for (const terms of found) {
      const key = keyOf(terms);
      const holders = byTerms.get(key);
      if (holders) holders.push(candidate);
      else byTerms.set(key, [candidate]);
    }
  }
  return (run, _past, lookAt) => {
    const found: Detection[] = [];
    const seen = new Set<string>();
    for (const candidate of inWindow(candidates, run)) {
      for (const terms of byCandidate.get(candidate) ?? []) {
        const key = keyOf(terms);
        if (seen.has(key)) continue;
        seen.add(key);
        const known = lastKnown(byTerms.get(key) ?? [], run, settings.historyMs);
        if (known) {
          // When that one has left the history, the terms are new, should their event still be in the window.
          const forgotten = known.at + settings.historyMs + 1;
          if (forgotten - (run.now - run.from) < candidate.at) lookAt(forgotten);
          continue;
        }
        const { event } = candidate;
        const anchor = `${key} ${event.id}`;
        found.push({ rule, anchor, time: event.time, runAt: run.now, events: [event], newTerms: terms });
      }
    }
    return found;
  };
};

/** The latest of those that hold the terms between the start of the history and the start of the window. */
function lastKnown(holders: readonly Candidate[], run: Run, historyMs: number): Candidate | undefined {
  const start = run.now - historyMs;
  for (let at = firstAfter(holders, run.from) - 1; at >= 0; at--) {
    const holder = holders[at] as Candidate;
    if (holder.at < start) return undefined;
    if (holder.visible <= run.closedUntil) return holder;
  }
  return undefined;
}
