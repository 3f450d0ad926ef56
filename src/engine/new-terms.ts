import type { Candidate } from './candidate.ts';
import type { Detection, Term } from './detection.ts';
import { inWindow, type Prepare } from './run.ts';
import { combinations, keyOf } from './terms.ts';

/** The earliest event of a window that holds terms which the history before the window does not. */
export const newTerms: Prepare = (rule, candidates) => {
  const settings = rule.newTerms;
  if (!settings) return () => [];
  const byCandidate = new Map<Candidate, readonly (readonly Term[])[]>();
  const byTerms = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const found = combinations(candidate.event.doc, settings.fields);
    byCandidate.set(candidate, found);
    for (const terms of found) {
      const key = keyOf(terms);
      const holders = byTerms.get(key);
      if (holders) holders.push(candidate);
      else byTerms.set(key, [candidate]);
    }
  }
  return (run) => {
    const found: Detection[] = [];
    const seen = new Set<string>();
    for (const candidate of inWindow(candidates, run)) {
      for (const terms of byCandidate.get(candidate) ?? []) {
        const key = keyOf(terms);
        if (seen.has(key)) continue;
        seen.add(key);
        const isKnown = (byTerms.get(key) ?? []).some(
          ({ at, visible }) =>
            at > run.now - settings.historyMs && at <= run.from && visible <= run.closedUntil,
        );
        if (isKnown) continue;
        const { event } = candidate;
        const anchor = `${key} ${event.id}`;
        found.push({ rule, anchor, time: event.time, runAt: run.now, events: [event], newTerms: terms });
      }
    }
    return found;
  };
};
