import { getTexts } from '../event/fields.ts';
import type { Candidate } from './candidate.ts';
import type { Detection, Term, ThresholdResult } from './detection.ts';
import { inWindow, type Prepare } from './run.ts';
import { combinations, keyOf } from './terms.ts';

/**
 * Groups of events that are large enough. Events up to the last one that an earlier detection of the same group counted
 * are not counted again, as Kibana does it, so that overlapping windows raise one alert.
 */
export const threshold: Prepare = (rule, candidates) => {
  const settings = rule.threshold;
  if (!settings) return () => [];
  return (run, past) => {
    const counted = new Map<string, number>();
    for (const { threshold: earlier, events } of past.values()) {
      if (!earlier) continue;
      const key = keyOf(earlier.terms);
      const last = events.at(-1)?.time.ms ?? 0;
      counted.set(key, Math.max(last, counted.get(key) ?? 0));
    }
    const groups = new Map<string, { terms: readonly Term[]; members: Candidate[] }>();
    for (const candidate of inWindow(candidates, run)) {
      for (const terms of combinations(candidate.event.doc, settings.fields)) {
        const key = keyOf(terms);
        if (candidate.event.time.ms <= (counted.get(key) ?? Number.NEGATIVE_INFINITY)) continue;
        const group = groups.get(key) ?? { terms, members: [] };
        group.members.push(candidate);
        groups.set(key, group);
      }
    }
    const found: Detection[] = [];
    for (const [key, { terms, members }] of groups) {
      const result = measure(terms, members, settings.cardinality);
      const isLarge =
        result.count >= settings.value &&
        result.cardinality.every(({ value }, at) => value >= (settings.cardinality[at]?.value ?? 0));
      const last = members.at(-1);
      if (!isLarge || !last) continue;
      const events = members.map(({ event }) => event);
      const anchor = `${key} ${run.to}`;
      found.push({ rule, anchor, time: last.event.time, runAt: run.now, events, threshold: result });
    }
    return found;
  };
};

function measure(
  terms: readonly Term[],
  members: readonly Candidate[],
  cardinality: readonly { readonly field: string }[],
): ThresholdResult {
  return {
    terms,
    count: members.length,
    cardinality: cardinality.map(({ field }) => ({
      field,
      value: new Set(members.flatMap(({ event }) => getTexts(event.doc, field))).size,
    })),
  };
}
