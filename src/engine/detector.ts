import type { Event } from '../event/event.ts';
import { Frame } from '../exec/frame.ts';
import { CandidateLog, reduceEvent } from './candidate.ts';
import { detect } from './detect.ts';
import { compareDetections, type Detection } from './detection.ts';
import type { CompiledRule, EventTest, RuleSet } from './rule-set.ts';
import { clockOf, type Mode } from './schedule.ts';

interface Watch {
  readonly compiled: CompiledRule;
  readonly events: CandidateLog;
  readonly indicators: CandidateLog;
  /** Fields to keep of an event that is only counted; undefined: it is kept whole. */
  readonly keeps: readonly string[] | undefined;
}

interface Side {
  readonly ruleId: string;
  readonly test: EventTest;
  readonly log: CandidateLog;
  readonly keeps: readonly string[] | undefined;
}

export interface Detected {
  /** By time, rule, anchor. */
  readonly detections: readonly Detection[];
  /** Rules that found more than a run of them may raise, with how many were left out. */
  readonly dropped: readonly { readonly rule: CompiledRule['rule']; readonly count: number }[];
}

/** Shows every event to the rules that read its data stream and keeps what they match. Memory follows the matches. */
export class Detector {
  readonly #watches: readonly Watch[];
  readonly #frame = new Frame();
  readonly #sides = new Map<string, readonly Side[]>();
  readonly #mode: Mode;

  constructor({ rules }: RuleSet, mode: Mode = 'scan') {
    this.#mode = mode;
    this.#watches = rules.map((compiled) => ({
      compiled,
      events: new CandidateLog(),
      indicators: new CandidateLog(),
      keeps: countedFields(compiled),
    }));
  }

  observe(event: Event): void {
    const sides = this.#sidesFor(event.dataStream);
    if (sides.length === 0) return;
    this.#frame.load(event);
    for (const { ruleId, test, log, keeps } of sides) {
      // A rule that reads alerts would otherwise raise alerts on its own without end.
      if (isOwnAlert(event, ruleId)) continue;
      if (test.matches(this.#frame)) log.add(keeps ? reduceEvent(event, keeps) : event);
    }
  }

  /** What the rules that `chosen` holds for say of everything observed so far. May be asked again after more events. */
  finish(chosen: (compiled: CompiledRule) => boolean = () => true): Detected {
    const detections: Detection[] = [];
    const dropped: { rule: CompiledRule['rule']; count: number }[] = [];
    for (const { compiled, events, indicators } of this.#watches) {
      if (events.size === 0 || !chosen(compiled)) continue;
      const { rule } = compiled;
      const candidates = events.candidates(clockOf(rule, this.#mode));
      const threats = indicators.candidates(clockOf(rule, 'scan')).map(({ event }) => event);
      const found = detect(rule, candidates, threats, this.#mode);
      detections.push(...found.detections);
      if (found.dropped > 0) dropped.push({ rule, count: found.dropped });
    }
    return { detections: detections.sort(compareDetections), dropped };
  }

  #sidesFor(dataStream: string): readonly Side[] {
    let sides = this.#sides.get(dataStream);
    if (!sides) {
      sides = this.#watches.flatMap(({ compiled, events, indicators, keeps }) => [
        ...side(compiled.rule.id, compiled.events, events, keeps, dataStream),
        ...side(compiled.rule.id, compiled.indicators, indicators, undefined, dataStream),
      ]);
      this.#sides.set(dataStream, sides);
    }
    return sides;
  }
}

function isOwnAlert({ dataStream, doc }: Event, ruleId: string): boolean {
  return dataStream.startsWith('.alerts-') && doc['kibana.alert.rule.rule_id'] === ruleId;
}

function side(
  ruleId: string,
  test: EventTest | undefined,
  log: CandidateLog,
  keeps: readonly string[] | undefined,
  dataStream: string,
): Side[] {
  return test?.reads(dataStream) ? [{ ruleId, test, log, keeps }] : [];
}

function countedFields({ rule }: CompiledRule): readonly string[] | undefined {
  if (!rule.threshold) return undefined;
  const { fields, cardinality } = rule.threshold;
  const { groupBy = [] } = rule.suppression ?? {};
  const override = rule.timestampOverride === undefined ? [] : [rule.timestampOverride];
  return [...new Set([...fields, ...cardinality.map(({ field }) => field), ...groupBy, ...override])];
}
