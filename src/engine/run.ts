import type { Event } from '../event/event.ts';
import type { Rule } from '../rules/rule.ts';
import type { Candidate } from './candidate.ts';
import type { Detection } from './detection.ts';
import type { EventTexts } from './event-texts.ts';

/** One run of a rule. Times in milliseconds; a window leaves out its start and holds its end. */
export interface Run {
  readonly from: number;
  readonly to: number;
  /** Candidates that become visible later are not there yet. */
  readonly closedUntil: number;
  readonly now: number;
}

/**
 * What a run finds, given what earlier runs found: a pure function. What an earlier run has reported may be reported again,
 * under the same anchor. The order is that in which they are raised, should there be too many. `lookAt` asks for a run at a later time, when what was nothing now will be something.
 */
export type Evaluate = (
  run: Run,
  past: ReadonlyMap<string, Detection>,
  lookAt: (time: number) => void,
) => readonly Detection[];

/** What there is to find: candidates by time and id, indicators in any order, and the way to their values. */
export interface Found {
  readonly candidates: readonly Candidate[];
  readonly indicators: readonly Event[];
  readonly texts: EventTexts;
}

/** Prepares one kind of rule for all of its runs. */
export type Prepare = (rule: Rule, found: Found) => Evaluate;

/** The candidates within a run's window that are visible to it. */
export function inWindow(candidates: readonly Candidate[], { from, to, closedUntil }: Run): Candidate[] {
  const found: Candidate[] = [];
  for (let at = firstAfter(candidates, from); at < candidates.length; at++) {
    const candidate = candidates[at] as Candidate;
    if (candidate.at > to) break;
    if (candidate.visible <= closedUntil) found.push(candidate);
  }
  return found;
}

/** The place of the first candidate after a time. */
export function firstAfter(candidates: readonly Candidate[], time: number): number {
  let low = 0;
  let high = candidates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((candidates[middle] as Candidate).at <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
