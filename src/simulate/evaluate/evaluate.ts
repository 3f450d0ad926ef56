import type { JsonObject } from '../../event/json.ts';
import type { TruthEntry } from '../truth/truth-entry.ts';
import { type Judgement, judgeRequest, judgeRun } from './judge.ts';
import { match } from './match.ts';
import { type ResultEntry, readResult } from './result-entry.ts';
import { type Score, Tally } from './score.ts';

/** Something that was said wrongly, or not said. */
export interface Fault {
  readonly what: string;
  readonly truth: string | undefined;
  readonly scenario: string | undefined;
  readonly seed: number | undefined;
  readonly expected: string;
  readonly said: string;
  /** Id of the attribution document. */
  readonly document: string | undefined;
}

export interface Evaluation {
  readonly total: Score;
  /** By dimension (`channel`, `os`, …), then by its value. */
  readonly classes: Readonly<Record<string, Readonly<Record<string, Score>>>>;
  readonly faults: readonly Fault[];
  /** Documents that are no attribution documents. */
  readonly unread: number;
}

export const dimensions = ['scenario', 'channel', 'os', 'sensor', 'payload', 'variant', 'fate'] as const;
type Dimension = (typeof dimensions)[number];

/** Scores attribution documents against the truth. Sets of several scenarios or seeds are scored one by one, then merged. */
export class Evaluator {
  readonly #total = new Tally();
  readonly #classes = new Map<Dimension, Map<string, Tally>>(dimensions.map((name) => [name, new Map()]));
  readonly #faults: Fault[] = [];
  #unread = 0;

  add(truth: readonly TruthEntry[], documents: Iterable<JsonObject>): this {
    const results: ResultEntry[] = [];
    for (const document of documents) {
      const result = readResult(document);
      if (result) results.push(result);
      else this.#unread++;
    }
    const matched = match(truth, results);
    for (const { truth: run, results: said } of matched.runs) {
      const tallies = this.#tallies(run);
      for (const tally of tallies) tally.runs++;
      if (run.decidable.kind === 'none' || run.decidable.kind === 'unsettled')
        for (const tally of tallies) tally.undecidable++;
      this.#enter(run, judgeRun(run, said[0]), said[0], tallies);
      for (const second of said.slice(1)) this.#phantom('a second document of one run', run, second, tallies);
    }
    for (const { truth: request, results: said } of matched.requests) {
      const tallies = this.#tallies(request);
      for (const tally of tallies) tally.requests++;
      const { judgement, extra } = judgeRequest(request, said[0]);
      this.#enter(request, judgement, said[0], tallies);
      if (extra && said[0]) this.#phantom('a request that its run tells of', request, said[0], tallies);
      for (const second of said.slice(1))
        this.#phantom('a second document of one request', request, second, tallies);
    }
    for (const { result, decoy } of matched.phantoms) {
      const what = decoy ? `a ${decoy.decoy} taken for a run` : 'nothing true answers to it';
      this.#phantom(what, decoy, result, decoy ? this.#tallies(decoy) : [this.#total]);
    }
    return this;
  }

  result(): Evaluation {
    const classes = Object.fromEntries(
      [...this.#classes].map(([name, values]) => [
        name,
        Object.fromEntries(
          [...values].sort(([a], [b]) => (a < b ? -1 : 1)).map(([value, tally]) => [value, tally.score()]),
        ),
      ]),
    );
    return { total: this.#total.score(), classes, faults: this.#faults, unread: this.#unread };
  }

  #tallies(truth: TruthEntry): Tally[] {
    const values: Partial<Record<Dimension, string>> = {
      scenario: truth.scenario,
      os: truth.machine.os,
      sensor: truth.machine.os === '' ? '' : truth.machine.sensors.join('+') || 'none',
      ...('channel' in truth ? { channel: truth.channel } : {}),
    };
    const { payload, variant, fate } = truth.labels;
    Object.assign(values, { payload, variant, fate });
    const tallies = [this.#total];
    for (const dimension of dimensions) {
      const value = values[dimension];
      if (value === undefined || value === '') continue;
      const known = this.#classes.get(dimension) as Map<string, Tally>;
      const tally = known.get(value) ?? new Tally();
      known.set(value, tally);
      tallies.push(tally);
    }
    return tallies;
  }

  #enter(
    truth: TruthEntry,
    judgement: Judgement | undefined,
    result: ResultEntry | undefined,
    tallies: readonly Tally[],
  ): void {
    if (!judgement) return;
    for (const tally of tallies) tally.add(judgement);
    if (judgement.mark === 'right' && !judgement.wrongPrincipal) return;
    this.#fault(`${truth.kind}: ${judgement.mark}`, truth, judgement, result);
  }

  #phantom(
    what: string,
    truth: TruthEntry | undefined,
    result: ResultEntry,
    tallies: readonly Tally[],
  ): void {
    for (const tally of tallies) tally.phantoms++;
    const said = [result.verdict, result.reason].filter((word) => word !== undefined).join(': ');
    this.#fault(`phantom: ${what}`, truth, { expected: 'none', expectedReason: undefined, said }, result);
  }

  #fault(
    what: string,
    truth: TruthEntry | undefined,
    judgement: {
      readonly expected: string;
      readonly expectedReason: string | undefined;
      readonly said: string;
    },
    result: ResultEntry | undefined,
  ): void {
    const { expected, expectedReason, said } = judgement;
    this.#faults.push({
      what,
      truth: truth?.id,
      scenario: truth?.scenario,
      seed: truth?.seed,
      expected: expectedReason === undefined ? expected : `${expected}: ${expectedReason}`,
      said,
      document: result?.id,
    });
  }
}

export function evaluate(truth: readonly TruthEntry[], documents: Iterable<JsonObject>): Evaluation {
  return new Evaluator().add(truth, documents).result();
}
