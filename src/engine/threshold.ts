import { type Candidate, compareCandidates } from './candidate.ts';
import { compareDetections, type Detection, type Term, type ThresholdResult } from './detection.ts';
import type { EventTexts } from './event-texts.ts';
import { firstAfter, type Prepare, type Run } from './run.ts';
import { combinations, keyOf } from './terms.ts';

interface Group {
  readonly key: string;
  readonly terms: readonly Term[];
  /** What has come so far and may still count, by time, then id. */
  members: Candidate[];
  /** Members up to here have been counted by a detection. */
  counted: number;
}

/**
 * Groups of events that are large enough. Events up to the last one that an earlier detection of the same group counted
 * are not counted again, as Kibana does it, so that overlapping windows raise one alert. Runs come in order, so that a group is
 * looked at only when something has joined it.
 */
export const threshold: Prepare = (rule, { candidates, texts }) => {
  const settings = rule.threshold;
  if (!settings) return () => [];
  const groups = new Map<string, Group>();
  const atOf = new Map(candidates.map(({ event, at }) => [event.id, at]));
  const settle = (past: ReadonlyMap<string, Detection>, reported: Iterable<Detection>): Group[] => {
    const open: Group[] = [];
    for (const { anchor, threshold: earlier, events } of reported) {
      if (!earlier) continue;
      const group = groupOf(groups, earlier.terms);
      if (past.has(anchor)) group.counted = Math.max(group.counted, atOf.get(events.at(-1)?.id ?? '') ?? 0);
      else open.push(group);
    }
    return open;
  };
  let reported: readonly Detection[] | undefined;
  let waiting: Arrivals | undefined;
  return (run, past) => {
    waiting ??= new Arrivals(candidates, run);
    // What was too much for the run before may be raised by this one.
    const touched = new Set(settle(past, reported ?? past.values()));
    for (const candidate of waiting.until(run.now)) {
      for (const terms of combinations(candidate.event, settings.fields, texts)) {
        const group = groupOf(groups, terms);
        join(group, candidate);
        touched.add(group);
      }
    }
    const found: Detection[] = [];
    for (const group of touched) {
      const { key, terms } = group;
      group.members = group.members.slice(firstAfter(group.members, Math.max(run.from, group.counted)));
      const { members } = group;
      const last = members.at(-1);
      if (!last || members.length < settings.value) continue;
      const result = measure(terms, members, settings.cardinality, texts);
      if (result.cardinality.some(({ value }, at) => value < (settings.cardinality[at]?.value ?? 0)))
        continue;
      const events = members.map(({ event }) => event);
      const anchor = `${key} ${run.to}`;
      found.push({ rule, anchor, time: last.event.time, runAt: run.now, events, threshold: result });
    }
    reported = found.sort(compareDetections);
    return reported;
  };
};

/** Candidates in the order in which runs come to see them. */
class Arrivals {
  readonly #sorted: readonly { readonly candidate: Candidate; readonly seen: number }[];
  #next = 0;

  constructor(candidates: readonly Candidate[], { now, to }: Run) {
    // As long as the window ends before the run, so long does a run overlook what has come.
    const lag = now - to;
    this.#sorted = candidates
      .map((candidate) => ({ candidate, seen: Math.max(candidate.at + lag, candidate.visible) }))
      .sort((a, b) => a.seen - b.seen || compareCandidates(a.candidate, b.candidate));
  }

  *until(now: number): Generator<Candidate> {
    for (let next = this.#sorted[this.#next]; next && next.seen <= now; next = this.#sorted[this.#next]) {
      this.#next++;
      yield next.candidate;
    }
  }
}

function groupOf(groups: Map<string, Group>, terms: readonly Term[]): Group {
  const key = keyOf(terms);
  const known = groups.get(key);
  if (known) return known;
  const group: Group = { key, terms, members: [], counted: Number.NEGATIVE_INFINITY };
  groups.set(key, group);
  return group;
}

/** Mostly at the end; what comes late takes its place. */
function join({ members }: Group, candidate: Candidate): void {
  let place = members.length;
  while (place > 0 && compareCandidates(members[place - 1] as Candidate, candidate) > 0) place--;
  members.splice(place, 0, candidate);
}

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
