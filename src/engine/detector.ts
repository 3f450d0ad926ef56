import type { Event } from '../event/event.ts';
import type { Compiler } from '../exec/compiler.ts';
import { Frame } from '../exec/frame.ts';
import type { WantedWords } from '../ingest/skim/wanted-words.ts';
import type { Exception } from '../rules/exception.ts';
import type { Rule } from '../rules/rule.ts';
import { CandidateLog, reduceEvent, wholeEvent } from './candidate.ts';
import { CandidateIndex } from './candidate-index/candidate-index.ts';
import { joinedWords, rawWords } from './candidate-index/raw-words.ts';
import { detect } from './detect.ts';
import { compareDetections, type Detection } from './detection.ts';
import type { EventTest } from './event-test.ts';
import type { RuleProfile } from './rule-profile.ts';
import type { CompiledRule, RuleSet } from './rule-set.ts';
import { clockOf, type Mode } from './schedule.ts';

interface Watch {
  readonly compiled: CompiledRule;
  readonly events: CandidateLog;
  readonly indicators: CandidateLog;
  /** Fields to keep of an event that is only counted; undefined: it is kept whole. */
  readonly keeps: readonly string[] | undefined;
}

interface Side {
  readonly rule: Rule;
  readonly test: EventTest;
  readonly exceptions: CompiledRule['exceptions'];
  readonly log: CandidateLog;
  readonly keeps: readonly string[] | undefined;
}

/** The rules that read one data stream, and an index over what they ask, by place. */
interface Stream {
  readonly sides: readonly Side[];
  readonly index: CandidateIndex;
}

export interface Detected {
  /** By time, rule, anchor. */
  readonly detections: readonly Detection[];
  /** Rules that found more than a run of them may raise, with how many were left out. */
  readonly dropped: readonly { readonly rule: CompiledRule['rule']; readonly count: number }[];
}

/** What an exception kept from rules. */
export interface Excepted {
  readonly exception: Exception;
  readonly rules: readonly Rule[];
  /** Distinct events. */
  readonly events: number;
}

/** Shows every event to the rules that read its data stream and keeps what they match. Memory follows the matches. */
export class Detector {
  readonly #watches: readonly Watch[];
  readonly #frame = new Frame();
  readonly #compiler: Compiler;
  readonly #streams = new Map<string, Stream>();
  readonly #mode: Mode;
  readonly #excepted = new Map<Exception, Map<string, Set<string>>>();

  readonly #profile: RuleProfile | undefined;

  constructor({ rules, compiler }: RuleSet, mode: Mode = 'scan', profile?: RuleProfile) {
    this.#mode = mode;
    this.#profile = profile;
    this.#compiler = compiler;
    this.#watches = rules.map((compiled) => ({
      compiled,
      events: new CandidateLog(),
      indicators: new CandidateLog(),
      keeps: compiled.keeps,
    }));
  }

  /** What the bytes of an event of the data stream must hold to be of use to any rule; undefined where only reading it tells. */
  wantedOf(dataStream: string): WantedWords | undefined {
    const words = this.#streamOf(dataStream).sides.map(({ test }) => rawWords(test.pred));
    return words.every((each) => each !== undefined) ? joinedWords(words) : undefined;
  }

  observe(event: Event): void {
    const { sides, index } = this.#streamOf(event.dataStream);
    if (sides.length === 0) return;
    this.#frame.load(event);
    for (const place of this.#candidates(index)) {
      const { rule, test, exceptions, log, keeps } = sides[place] as Side;
      // A rule that reads alerts would otherwise raise alerts on its own without end.
      if (isOwnAlert(event, rule.id)) continue;
      if (!this.#matches(rule, test) || this.#isExcepted(event, rule.id, exceptions)) continue;
      log.add(keeps ? reduceEvent(event, keeps) : wholeEvent(event));
    }
  }

  /** An event that was shown before is none after all. */
  withdraw(id: string): void {
    for (const { events, indicators } of this.#watches) {
      if (events.size > 0) events.remove(id);
      if (indicators.size > 0) indicators.remove(id);
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
      const { texts } = compiled;
      const found = detect(compiled, { candidates, indicators: threats, texts }, this.#mode);
      detections.push(...found.detections);
      if (found.dropped > 0) dropped.push({ rule, count: found.dropped });
    }
    return { detections: detections.sort(compareDetections), dropped };
  }

  /** In the order in which exceptions are given. */
  excepted(): readonly Excepted[] {
    const rules = new Map(this.#watches.map(({ compiled }) => [compiled.rule.id, compiled.rule]));
    return [...this.#excepted].map(([exception, byRule]) => ({
      exception,
      rules: [...byRule.keys()].sort().flatMap((id) => rules.get(id) ?? []),
      events: new Set([...byRule.values()].flatMap((ids) => [...ids])).size,
    }));
  }

  #candidates(index: CandidateIndex): readonly number[] {
    const profile = this.#profile;
    if (!profile) return index.candidates(this.#frame);
    const begun = profile.now();
    const found = index.candidates(this.#frame);
    profile.addEvent(profile.now() - begun);
    return found;
  }

  #matches(rule: Rule, { matches }: EventTest): boolean {
    const profile = this.#profile;
    if (!profile) return matches(this.#frame);
    const begun = profile.now();
    const found = matches(this.#frame);
    profile.addEvaluation(rule, profile.now() - begun, found);
    return found;
  }

  #isExcepted(event: Event, ruleId: string, exceptions: CompiledRule['exceptions']): boolean {
    const found = exceptions.find(({ matches }) => matches(this.#frame));
    if (!found) return false;
    const byRule = this.#excepted.get(found.exception) ?? new Map<string, Set<string>>();
    this.#excepted.set(found.exception, byRule);
    const ids = byRule.get(ruleId) ?? new Set<string>();
    byRule.set(ruleId, ids.add(event.id));
    return true;
  }

  #streamOf(dataStream: string): Stream {
    let stream = this.#streams.get(dataStream);
    if (!stream) {
      const sides = this.#watches.flatMap(({ compiled, events, indicators, keeps }) => [
        ...side(compiled, compiled.events, events, keeps, dataStream),
        ...side(compiled, compiled.indicators, indicators, undefined, dataStream),
      ]);
      const preds = sides.map(({ test }) => test.pred);
      stream = { sides, index: new CandidateIndex(preds, this.#compiler) };
      this.#streams.set(dataStream, stream);
    }
    return stream;
  }
}

function isOwnAlert(event: Event, ruleId: string): boolean {
  return event.dataStream.startsWith('.alerts-') && event.doc['kibana.alert.rule.rule_id'] === ruleId;
}

function side(
  compiled: CompiledRule,
  test: EventTest | undefined,
  log: CandidateLog,
  keeps: readonly string[] | undefined,
  dataStream: string,
): Side[] {
  return test?.reads(dataStream)
    ? [
        {
          rule: compiled.rule,
          test,
          exceptions: test === compiled.events ? compiled.exceptions : [],
          log,
          keeps,
        },
      ]
    : [];
}
