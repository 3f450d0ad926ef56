import type { FieldType } from '../../event/field-types/field-type.ts';
import type { FieldTypes } from '../../event/field-types/field-types.ts';
import { maxQueryLeaves } from '../../plan/limits.ts';
import type { Pred } from '../../plan/pred.ts';
import type { PredPool } from '../../plan/pred-pool.ts';
import type { LeafTest, ValueTest } from '../../plan/value-test.ts';
import type { Report } from '../report.ts';
import type { Span } from '../span.ts';

export interface LowerOptions {
  readonly pool: PredPool;
  readonly types: FieldTypes;
  /** What `now` means, in milliseconds since 1970. */
  readonly now: number;
  /**
   * For a query that is to be asked before it is known what `now` will be: conditions on the clock are left open, so that the
   * predicate holds wherever the query may hold (`widest`), or only where it must (`narrowest`).
   */
  readonly clock?: 'widest' | 'narrowest';
}

/** What lowering one query has at hand, and what it has learned of it. */
export class LowerContext {
  readonly pool: PredPool;
  readonly types: FieldTypes;
  readonly now: number;
  readonly report: Report;
  /** The plan holds for this `now` only. */
  readsClock = false;
  /** By field pattern: a list of values asks for the same fields again and again. */
  readonly specials = new Map<string, readonly FieldType[]>();
  #leaves = 0;

  constructor(options: LowerOptions, report: Report) {
    this.pool = options.pool;
    this.types = options.types;
    this.now = options.now;
    this.report = report;
  }

  leaf(type: FieldType, test: LeafTest | undefined, loc: Span): Pred {
    if (!this.#count(loc)) return this.pool.none;
    return test ? this.pool.leaf(type.path, test) : this.pool.exists(type.path);
  }

  anyField(pattern: string, test: ValueTest | undefined, loc: Span): Pred {
    return this.#count(loc) ? this.pool.anyField(pattern, test) : this.pool.none;
  }

  /** A list of values times the fields of a wildcard: a short query can spell out very much. */
  get isFull(): boolean {
    return this.#leaves > maxQueryLeaves;
  }

  #count(loc: Span): boolean {
    if (this.isFull) return false;
    this.#leaves++;
    if (!this.isFull) return true;
    this.report.error(
      'query-too-large',
      loc,
      `With lists and field wildcards spelled out, the query has more than ${maxQueryLeaves} conditions.`,
    );
    return false;
  }
}
