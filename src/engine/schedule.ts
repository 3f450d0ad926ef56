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

/** An attribution waits for the slower of its halves. */
function delayOf({ dataStream }: Event): number {
  return /(?:^|-)(?:azure\.(?:activitylogs|auditlogs|signinlogs)|throughline\.attributions)/.test(dataStream)
    ? activityLogDelay
    : otherDelay;
}

/**
 * The runs of a rule that can find something, oldest first: those at whose end a candidate is new. Runs end at multiples of the
 * interval from 1970 on. In a scan the windows of runs lie end to end; rules that count look back further, over what earlier
 * windows held. In a replay a window is as long as the rule says, and holds its start as well.
 */
export class Schedule {
  readonly #rule: Rule;
  readonly #mode: Mode;
  /** Ends of the runs to come, the next one last. */
  readonly #ends: number[];

  constructor(rule: Rule, candidates: readonly Candidate[], mode: Mode) {
    this.#rule = rule;
    this.#mode = mode;
    const ends = new Set(
      candidates.map(({ at, visible }) => {
        const isReplay = mode === 'replay';
        return this.#tick(isReplay ? Math.max(at + rule.untilMs, visible) : at);
      }),
    );
    this.#ends = [...ends].sort((a, b) => b - a);
  }

  next(): Run | undefined {
    const now = this.#ends.pop();
    return now === undefined ? undefined : this.#run(now);
  }

  /** The first run from this time on has something to look at, although nothing new came. */
  lookAt(time: number): void {
    const end = this.#tick(time);
    const place = this.#ends.findLastIndex((known) => known >= end);
    if (this.#ends[place] !== end) this.#ends.splice(place + 1, 0, end);
  }

  #run(now: number): Run {
    const { intervalMs, lookbackMs, untilMs, threshold } = this.#rule;
    if (this.#mode === 'replay') {
      return { from: now - lookbackMs - 1, to: now - untilMs, closedUntil: now, now };
    }
    const length = threshold ? Math.max(lookbackMs, intervalMs) : intervalMs;
    return { from: now - length, to: now, closedUntil: now, now };
  }

  #tick(time: number): number {
    return endOfRun(this.#rule, time);
  }
}

/** When the first run that sees this time ends, in milliseconds. */
export function endOfRun({ intervalMs }: Rule, time: number): number {
  return Math.ceil(time / intervalMs) * intervalMs;
}
