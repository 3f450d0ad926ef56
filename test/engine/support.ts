import { type Detected, Detector } from '../../src/engine/detector.ts';
import { RuleSet } from '../../src/engine/rule-set.ts';
import type { Mode } from '../../src/engine/schedule.ts';
import type { Event } from '../../src/event/event.ts';
import type { JsonObject } from '../../src/event/json.ts';
import type { Rule } from '../../src/rules/rule.ts';

export const start = Date.UTC(2026, 0, 5, 12);
export const minute = 60_000;

/** A synthetic event some minutes after the start. */
export function event(at: number, doc: JsonObject, more: Partial<Event> = {}): Event {
  const id = `${at} ${JSON.stringify(doc)}`;
  return {
    id,
    time: { ms: start + Math.round(at * minute), ns: 0 },
    ingested: undefined,
    dataStream: 'logs-test-default',
    format: 'test',
    source: { file: 'events.ndjson', line: Math.round(at * 60) + 1 },
    doc,
    original: JSON.stringify(doc),
    ...more,
  };
}

export function run(rules: readonly Rule[], events: readonly Event[], mode: Mode = 'scan'): Detected {
  const set = new RuleSet(rules, { now: start });
  if (set.cannotRun.length > 0) throw new Error(set.cannotRun.map(({ reason }) => reason).join('; '));
  const detector = new Detector(set, mode);
  for (const one of events) detector.observe(one);
  return detector.finish();
}

/** Minutes after the start, for each detection. */
export function minutesOf({ detections }: Detected): number[] {
  return detections.map(({ time }) => (time.ms - start) / minute);
}
