import type { Candidate } from './candidate.ts';
import { compareDetections, type Detection, type Term, type ThresholdResult } from './detection.ts';
import type { EventTexts } from './event-texts.ts';
import { inWindow, type Prepare } from './run.ts';
import { combinations, keyOf } from './terms.ts';

/**
 * Groups of events that are large enough. Events up to the last one that an earlier detection of the same group counted
 * are not counted again, as Kibana does it, so that overlapping windows raise one alert.
 */
export const threshold: Prepare = (rule, { candidates, texts }) => {
  const settings = rule.threshold;
  if (!settings) return () => [];
  const groupsOf = new Map(
    candidates.map((candidate) => {
      const found = combinations(candidate.event, settings.fields, texts);
      return [candidate, found.map((terms) => ({ key: keyOf(terms), terms }))];
    }),
  );
  const atOf = new Map(candidates.map(({ event, at }) => [event.id, at]));
  /** By group, when the last event came that a detection has counted. */
  const counted = new Map<string, number>();
  let reported: readonly Detection[] | undefined;
  return (run, past) => {
    for (const { anchor, threshold: earlier, events } of reported ?? past.values()) {
      if (!earlier || !past.has(anchor)) continue;
      const key = keyOf(earlier.terms);
      counted.set(key, Math.max(atOf.get(events.at(-1)?.id ?? '') ?? 0, counted.get(key) ?? 0));
    }
    const groups = new Map<string, { terms: readonly Term[]; members: Candidate[] }>();
    for (const candidate of inWindow(candidates, run)) {
      for (const { key, terms } of groupsOf.get(candidate) ?? []) {
        if (candidate.at <= (counted.get(key) ?? Number.NEGATIVE_INFINITY)) continue;
        const group = groups.get(key) ?? { terms, members: [] };
        group.members.push(candidate);
        groups.set(key, group);
      }
    }
    const found: Detection[] = [];
    for (const [key, { terms, members }] of groups) {
      const result = measure(terms, members, settings.cardinality, texts);
      const isLarge =
        result.count >= settings.value &&
        result.cardinality.every(({ value }, at) => value >= (settings.cardinality[at]?.value ?? 0));
      const last = members.at(-1);
      if (!isLarge || !last) continue;
      const events = members.map(({ event }) => event);
      const anchor = `${key} ${run.to}`;
      found.push({ rule, anchor, time: last.event.time, runAt: run.now, events, threshold: result });
    }
    reported = found.sort(compareDetections);
    return reported;
  };
};

function measure(
  terms: readonly Term[],
  members: readonly Candidate[],
  cardinality: readonly { readonly field: string }[],
  texts: EventTexts,
): ThresholdResult {
  return {
    terms,
    count: members.length,
    cardinality: cardinality.map(({ field }) => ({
      field,
      value: new Set(members.flatMap(({ event }) => texts(event, field))).size,
    })),
  };
}
