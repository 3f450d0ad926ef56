import type { Event } from '../event/event.ts';
import type { Compiler } from '../exec/compiler.ts';
import { Frame } from '../exec/frame.ts';
import type { WantedWords } from '../ingest/skim/wanted-words.ts';
import type { Exception } from '../rules/exception.ts';
import type { Rule } from '../rules/rule.ts';
import { type CandidateLog, reduceEvent, WholeLog, wholeEvent } from './candidate.ts';
import { CandidateIndex } from './candidate-index/candidate-index.ts';
import { joinedWords, rawWords } from './candidate-index/raw-words.ts';
import { detect, isEventByEvent } from './detect.ts';
import { compareDetections, type Detection } from './detection.ts';
import type { EventTest } from './event-test.ts';
import { KnownByMembers } from './known-by-members.ts';
import { LimitedLog } from './limited-log.ts';
import type { RuleProfile } from './rule-profile.ts';
import type { CompiledRule, RuleSet } from './rule-set.ts';
import { clockOf, endOfRun, type Mode } from './schedule.ts';

/** Of each rule: there are thousands. */
const rememberedBytes = 1 << 18;

interface Watch {
  readonly compiled: CompiledRule;
  readonly events: CandidateLog;
  readonly indicators: CandidateLog;
}

interface Side {
  readonly rule: Rule;
  readonly test: EventTest;
  /** Of the test: whether it matches. */
  readonly matches: KnownByMembers<boolean>;
  readonly exceptions: CompiledRule['exceptions'];
  readonly log: CandidateLog;
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

/** Shows every event to the rules that read its data stream and keeps what they match. Memory follows what they may raise. */
export class Detector {
  readonly #watches: readonly Watch[];
  readonly #frame = new Frame();
  readonly #compiler: Compiler;
  readonly #streams = new Map<string, Stream>();
  readonly #mode: Mode;
  readonly #excepted = new Map<Exception, Map<string, Set<string>>>();
  readonly #revised: readonly WholeLog[];
  readonly #profile: RuleProfile | undefined;

  /** @param revised the data stream whose events may be withdrawn */
  constructor({ rules, compiler }: RuleSet, mode: Mode = 'scan', profile?: RuleProfile, revised?: string) {
    this.#mode = mode;
    this.#profile = profile;
    this.#compiler = compiler;
    const readsRevised = (test: EventTest | undefined) =>
      revised !== undefined && test?.reads(revised) === true;
    this.#watches = rules.map((compiled) => ({
      compiled,
      events: logOf(compiled, mode, readsRevised(compiled.events)),
      indicators: new WholeLog(wholeEvent),
    }));
    this.#revised = this.#watches.flatMap(({ compiled, events, indicators }) => [
      ...(readsRevised(compiled.events) && events instanceof WholeLog ? [events] : []),
      ...(readsRevised(compiled.indicators) && indicators instanceof WholeLog ? [indicators] : []),
    ]);
  }

  /** What the bytes of an event of the data stream must hold to be of use to any rule; undefined where only reading it tells. */
  wantedOf(dataStream: string): WantedWords | undefined {
    const words = this.#streamOf(dataStream).sides.map(({ test }) => rawWords(test.pred));
    return words.every((each) => each !== undefined) ? joinedWords(words) : undefined;
  }

  /**
   * Whether the event is to be observed: if so, it must be, after others if need be. If not, all that is to be said of it has been noted. It is
   * not kept.
   */
  wants(event: Event): boolean {
    const { sides, index } = this.#streamOf(event.dataStream);
    if (sides.length === 0) return false;
    this.#frame.load(event);
    for (const place of this.#candidates(index)) {
      const side = sides[place] as Side;
      const { rule, exceptions, log } = side;
      if (isOwnAlert(event, rule.id) || !this.#matches(side)) continue;
      if (exceptions.length === 0 && log.passes(event)) continue;
      this.#profile?.addAgain();
      return true;
    }
    return false;
  }

  observe(event: Event): void {
    const { sides, index } = this.#streamOf(event.dataStream);
    if (sides.length === 0) return;
    this.#frame.load(event);
    for (const place of this.#candidates(index)) {
      const side = sides[place] as Side;
      const { rule, exceptions, log } = side;
      // A rule that reads alerts would otherwise raise alerts on its own without end.
      if (isOwnAlert(event, rule.id)) continue;
      if (!this.#matches(side) || this.#isExcepted(event, rule.id, exceptions)) continue;
      log.add(event);
    }
  }

  /** An event of the stream that may be revised, which was shown before, is none after all. */
  withdraw(id: string): void {
    for (const log of this.#revised) log.remove(id);
  }

  /** What the rules that `chosen` holds for say of everything observed so far. May be asked again after more events. */
  finish(chosen: (compiled: CompiledRule) => boolean = () => true): Detected {
    const detections: Detection[] = [];
    const dropped: { rule: CompiledRule['rule']; count: number }[] = [];
    for (const { compiled, events, indicators } of this.#watches) {
      if (events.size === 0 || !chosen(compiled)) continue;
      const { rule } = compiled;
      const { candidates, dropped: beyond } = events.found(clockOf(rule, this.#mode));
      const threats = indicators.found(clockOf(rule, 'scan')).candidates.map(({ event }) => event);
      const { texts } = compiled;
      const found = detect(compiled, { candidates, indicators: threats, texts }, this.#mode);
      for (const detection of found.detections) detections.push(detection);
      const count = found.dropped + beyond;
      if (count > 0) dropped.push({ rule, count });
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

  #matches({ rule, matches }: Side): boolean {
    const profile = this.#profile;
    if (!profile) return matches.of(this.#frame);
    const begun = profile.now();
    const found = matches.of(this.#frame);
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
      const sides = this.#watches.flatMap(({ compiled, events, indicators }) => [
        ...side(compiled, compiled.events, events, dataStream),
        ...side(compiled, compiled.indicators, indicators, dataStream),
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

/** What a run drops need not be kept, unless it may come back, or something else than its number is asked for. */
function logOf(compiled: CompiledRule, mode: Mode, isRevised: boolean): CandidateLog {
  const { rule, keeps } = compiled;
  if (keeps) return new WholeLog((event) => reduceEvent(event, keeps));
  if (mode === 'replay' || isRevised || !isEventByEvent(compiled)) return new WholeLog(wholeEvent);
  return new LimitedLog(rule.maxSignals, (ms) => endOfRun(rule, ms), wholeEvent);
}

function side(
  { rule, events, exceptions }: CompiledRule,
  test: EventTest | undefined,
  log: CandidateLog,
  dataStream: string,
): Side[] {
  if (!test?.reads(dataStream)) return [];
  const matches = new KnownByMembers(test.matches, rememberedBytes);
  return [{ rule, test, matches, exceptions: test === events ? exceptions : [], log }];
}
