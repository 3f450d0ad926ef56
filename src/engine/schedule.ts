import type { Event } from '../event/event.ts';
import { getText } from '../event/fields.ts';
import { parseInstant } from '../event/parse-instant.ts';
import type { Rule } from '../rules/rule.ts';
import type { Candidate } from './candidate.ts';
import type { Run } from './run.ts';

/** `scan`: runs over event time, nothing is missed. `replay`: runs over the time of ingest, as Kibana would have run. */
export type Mode = 'scan' | 'replay';

/** How late records arrive where they do not say when: a model, not a measurement. */
const activityLogDelay = 10 * 60_000;
const otherDelay = 60_000;

/** When a rule sees an event; undefined where it never does. */
export function clockOf(rule: Rule, mode: Mode): (event: Event) => Omit<Candidate, 'event'> | undefined {
  if (mode === 'scan') return ({ time }) => ({ at: time.ms, visible: time.ms });
  return (event) => {
    const visible = event.ingested?.ms ?? event.time.ms + delayOf(event);
    const at = timeOf(rule, event, visible);
    return at === undefined ? undefined : { at, visible };
  };
}

function timeOf(rule: Rule, event: Event, ingested: number): number | undefined {
  const field = rule.timestampOverride;
  if (field === undefined || field === '@timestamp') return event.time.ms;
  if (field === 'event.ingested') return ingested;
  const text = getText(event.doc, field);
  const own = text === undefined ? undefined : parseInstant(text)?.ms;
  return own ?? (rule.timestampFallback ? event.time.ms : undefined);
}

function delayOf({ dataStream }: Event): number {
  return /(?:^|-)azure\.(?:activitylogs|auditlogs|signinlogs)/.test(dataStream)
    ? activityLogDelay
    : otherDelay;
}

/**
 * The runs that can find something: those at whose end a candidate is new. Runs end at multiples of the interval from
 * 1970 on. In a scan the windows of runs lie end to end; rules that count look back further, over what earlier windows held.
 */
export function* runsOf(rule: Rule, candidates: readonly Candidate[], mode: Mode): Generator<Run> {
  const { intervalMs, lookbackMs } = rule;
  const ends = new Set(
    candidates.map(({ at, visible }) => Math.ceil(Math.max(at, visible) / intervalMs) * intervalMs),
  );
  const looksBack = mode === 'replay' || rule.threshold !== undefined;
  const length = looksBack ? (mode === 'scan' ? Math.max(lookbackMs, intervalMs) : lookbackMs) : intervalMs;
  for (const now of [...ends].sort((a, b) => a - b)) {
    yield { from: now - length, to: now, closedUntil: now, now };
  }
}
