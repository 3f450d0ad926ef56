import type { Event } from '../event/event.ts';
import type { Rule, RuleType } from '../rules/rule.ts';
import type { Candidate } from './candidate.ts';
import { compareDetections, type Detection } from './detection.ts';
import { eachEvent } from './each-event.ts';
import { newTerms } from './new-terms.ts';
import type { Prepare } from './run.ts';
import { type Mode, runsOf } from './schedule.ts';
import { Suppressor, takeIn } from './suppress.ts';
import { threatMatch } from './threat-match.ts';
import { threshold } from './threshold.ts';

export interface RuleDetections {
  readonly detections: readonly Detection[];
  /** Beyond what a run of the rule may raise. */
  readonly dropped: number;
}

const kinds: Readonly<Partial<Record<RuleType, Prepare>>> = {
  query: eachEvent,
  machine_learning: eachEvent,
  threshold,
  new_terms: newTerms,
  threat_match: threatMatch,
};

/** All runs of one rule over its candidates, oldest first. */
export function detect(
  rule: Rule,
  candidates: readonly Candidate[],
  indicators: readonly Event[],
  mode: Mode,
): RuleDetections {
  const evaluate = kinds[rule.type]?.(rule, candidates, indicators);
  if (!evaluate) return { detections: [], dropped: 0 };
  const kept = new Map<string, Detection>();
  /** What was found before, also where it was folded into another detection or dropped. */
  const found = new Map<string, Detection>();
  const suppressor = new Suppressor(rule, mode);
  let dropped = 0;
  for (const run of runsOf(rule, candidates, mode)) {
    const fresh = evaluate(run, found).filter(({ anchor }) => !found.has(anchor));
    let raised = 0;
    for (const detection of fresh.toSorted(compareDetections)) {
      found.set(detection.anchor, detection);
      const place = suppressor.place(detection);
      const into = place?.into === undefined ? undefined : kept.get(place.into);
      if (into) {
        kept.set(into.anchor, takeIn(into, detection));
      } else if (place?.into !== undefined || raised >= rule.maxSignals) {
        dropped++;
      } else {
        raised++;
        kept.set(detection.anchor, place ? { ...detection, suppression: place.result } : detection);
      }
    }
  }
  return { detections: [...kept.values()], dropped };
}
