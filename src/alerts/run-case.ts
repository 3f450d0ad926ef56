import type { RuleSet } from '../engine/rule-set.ts';
import type { Event } from '../event/event.ts';
import type { RuleCase } from '../rules/rule-cases.ts';
import type { Alert } from './alert.ts';
import { AlertRun } from './alert-run.ts';

const start = Date.UTC(2026, 0, 5, 12);

/** The alerts that rules raise on the events of a case. */
export function runCase(rules: RuleSet, { events }: RuleCase): readonly Alert[] {
  const run = new AlertRun(rules);
  for (const event of events.map(toEvent)) run.observe(event);
  return run.finish([]).alerts;
}

function toEvent({ dataStream, at, doc }: RuleCase['events'][number], index: number): Event {
  return {
    id: `event-${index + 1}`,
    time: { ms: start + at * 1000, ns: 0 },
    ingested: undefined,
    dataStream,
    format: 'case',
    source: { file: 'case', line: index + 1 },
    doc,
    original: '',
  };
}
