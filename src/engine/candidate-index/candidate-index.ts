import type { JsonValue } from '../../event/json.ts';
import type { Compiler } from '../../exec/compiler.ts';
import { rawCell } from '../../exec/field-cells.ts';
import type { Cell, Frame } from '../../exec/frame.ts';
import type { Matcher } from '../../exec/matcher.ts';
import type { Pred } from '../../plan/pred.ts';
import { Bucket } from './bucket.ts';
import { splitGate } from './gate.ts';

/** Kinds of events, and sets of rules for them, that are kept: hostile data may name a new kind in every event. */
const mostKinds = 4096;
const mostBuckets = 256;

interface Gate {
  readonly rule: number;
  readonly opens: readonly Matcher[];
  readonly rest: readonly Pred[];
}

/**
 * Tells which of many predicates may hold for an event, without asking each. First by the kind of event, which few fields
 * tell; then by texts that must be there; then by what else is quickly known. It may name too many and never too few: whoever
 * asks evaluates those it names.
 */
export class CandidateIndex {
  readonly #compiler: Compiler;
  readonly #gates: readonly Gate[];
  readonly #fields: readonly Cell<JsonValue | undefined>[];
  readonly #byKind = new Map<string, Bucket>();
  readonly #byRules = new Map<string, Bucket>();
  readonly #found: number[] = [];

  /** The compiler is the one that evaluates the predicates in full, so that both share what they read. */
  constructor(preds: readonly Pred[], compiler: Compiler) {
    this.#compiler = compiler;
    const fields = new Set<string>();
    this.#gates = preds.map((pred, rule) => {
      const { gate, rest, fields: read } = splitGate(pred);
      for (const field of read) fields.add(field);
      return { rule, opens: gate.map((item) => compiler.compile(item)), rest };
    });
    this.#fields = [...fields].sort().map((field) => rawCell(compiler.cells, field));
  }

  /** Places in the list that was given, each once, in no order; the array is filled anew for the next event. */
  candidates(frame: Frame): readonly number[] {
    this.#found.length = 0;
    this.#bucketFor(frame).collect(frame, this.#found);
    return this.#found;
  }

  #bucketFor(frame: Frame): Bucket {
    let kind = '';
    for (const cell of this.#fields) {
      const value = frame.get(cell);
      kind +=
        typeof value === 'string' ? `"${value}\n` : value === undefined ? '\n' : `${JSON.stringify(value)}\n`;
    }
    let bucket = this.#byKind.get(kind);
    if (!bucket) {
      bucket = this.#open(frame);
      if (this.#byKind.size >= mostKinds) this.#byKind.clear();
      this.#byKind.set(kind, bucket);
    }
    return bucket;
  }

  #open(frame: Frame): Bucket {
    const open = this.#gates.filter(({ opens }) => opens.every((matches) => matches(frame)));
    const key = open.map(({ rule }) => rule).join(' ');
    let bucket = this.#byRules.get(key);
    if (!bucket) {
      bucket = new Bucket(open, this.#compiler);
      if (this.#byRules.size >= mostBuckets) {
        this.#byRules.clear();
        this.#byKind.clear();
      }
      this.#byRules.set(key, bucket);
    }
    return bucket;
  }
}
