import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { JsonObject } from '../event/json.ts';
import { Compiler } from '../exec/compiler.ts';
import { Frame } from '../exec/frame.ts';
import type { Matcher } from '../exec/matcher.ts';
import type { Subject } from '../exec/subject.ts';
import { compileKql } from '../lang/kql/compile.ts';
import type { LowerOptions } from '../lang/kql/lower-context.ts';
import type { Origin } from '../lang/source-text.ts';
import type { Pred } from '../plan/pred.ts';
import { PredPool } from '../plan/pred-pool.ts';
import { printPred } from '../plan/print.ts';
import { filterPred } from './filter/filter-pred.ts';

/** What holds at one time; where the key is the same as at another time, the same holds. */
export interface HeldAt {
  readonly key: string;
  readonly holds: (event: Subject) => boolean;
}

/** Which events one side of a rule takes. */
export interface EventTest {
  /** Where the query reads the clock, what may hold at some time. */
  readonly pred: Pred;
  readonly matches: Matcher;
  /** Only where the query reads the clock: what holds at a time, in milliseconds since 1970. */
  readonly at: ((now: number) => HeldAt) | undefined;
  readonly reads: (dataStream: string) => boolean;
}

/** What one side of a rule asks of events. */
export interface Question {
  readonly query: string;
  readonly filters: readonly JsonObject[];
  readonly origin: Origin;
}

/** A query is wrong; the message is its first error. */
export class QueryError extends Error {}

/** Throws `QueryError` and `UnsupportedFilter`; all that is to be said of the query goes to `diagnostics`. */
export function compileTest(
  question: Question,
  options: LowerOptions,
  compiler: Compiler,
  diagnostics: Diagnostic[],
): Omit<EventTest, 'reads'> {
  const { pred, readsClock } = lower(question, { ...options, clock: 'widest' }, diagnostics);
  const at = readsClock ? (now: number) => heldAt(question, { ...options, now }) : undefined;
  return { pred, matches: compiler.later(pred), at };
}

function heldAt(question: Question, options: LowerOptions): HeldAt {
  const { pred } = lower(question, { ...options, pool: new PredPool() }, []);
  const matches = new Compiler().compile(pred);
  const frame = new Frame();
  return {
    key: printPred(pred),
    holds(event) {
      frame.load(event);
      return matches(frame);
    },
  };
}

function lower(
  { query, filters, origin }: Question,
  options: LowerOptions,
  diagnostics: Diagnostic[],
): { pred: Pred; readsClock: boolean } {
  const result = compileKql(query, options, origin);
  diagnostics.push(...result.diagnostics);
  if (!result.lowered) {
    const error = result.diagnostics.find(({ severity }) => severity === 'error');
    throw new QueryError(error?.message ?? 'its query cannot be read');
  }
  const conditions = filters.map((filter) => filterPred(filter, options));
  return {
    pred: options.pool.and([result.lowered.pred, ...conditions.map(({ pred }) => pred)]),
    readsClock: result.lowered.readsClock || conditions.some(({ readsClock }) => readsClock),
  };
}
