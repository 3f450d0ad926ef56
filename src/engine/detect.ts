import type { RuleType } from '../rules/rule.ts';
import { atRun } from './at-run.ts';
import type { Detection } from './detection.ts';
import { eachEvent } from './each-event.ts';
import { newTerms } from './new-terms.ts';
import type { CompiledRule } from './rule-set.ts';
import type { Found, Prepare } from './run.ts';
import { type Mode, Schedule } from './schedule.ts';
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
  saved_query: eachEvent,
  machine_learning: eachEvent,
  sigma: eachEvent,
  threshold,
  new_terms: newTerms,
  threat_match: threatMatch,
};

/** Whether every event that the rule holds for is a detection of its own, whatever others there are and whenever it is asked. */
export function isEventByEvent({ rule, events }: CompiledRule): boolean {
  return kinds[rule.type] === eachEvent && !rule.suppression && !events.at;
}

/** All runs of one rule over what it found, oldest first. */
export function detect(compiled: CompiledRule, found: Found, mode: Mode): RuleDetections {
  const { rule } = compiled;
  const prepare = kinds[rule.type];
  if (!prepare) return { detections: [], dropped: 0 };
  const evaluate = atRun(prepare, compiled, found);
  const kept = new Map<string, Detection>();
  /** What was found before, also where it was folded into another detection. */
  const past = new Map<string, Detection>();
  const dropped = new Set<string>();
  const suppressor = new Suppressor(rule, mode, found.texts);
  const schedule = new Schedule(rule, found.candidates, mode);
  for (let run = schedule.next(); run; run = schedule.next()) {
    const all = evaluate(run, past, (time) => schedule.lookAt(time));
    let raised = 0;
    let isOver = false;
    for (const detection of all.filter(({ anchor }) => !past.has(anchor))) {
      const { anchor } = detection;
      const group = suppressor.groupOf(detection);
      const into = group && kept.get(suppressor.into(group, detection) ?? '');
      if (!into && raised >= rule.maxSignals) {
        isOver = true;
        dropped.add(anchor);
        // As in Kibana, the next run raises it where it still sees it. In a scan no other run does.
        if (mode === 'replay') continue;
      } else if (into) {
        kept.set(into.anchor, takeIn(into, detection));
        dropped.delete(anchor);
      } else {
        raised++;
        kept.set(anchor, group ? suppressor.open(group, detection) : detection);
        dropped.delete(anchor);
      }
      past.set(anchor, detection);
    }
    if (isOver && mode === 'replay') schedule.lookAt(run.now + 1);
  }
  return { detections: [...kept.values()], dropped: dropped.size };
}
