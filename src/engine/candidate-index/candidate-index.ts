import type { DirectFamily } from '../../event/direct-fields.ts';
import type { JsonValue } from '../../event/json.ts';
import type { Compiler } from '../../exec/compiler.ts';
import { rawCell } from '../../exec/field-cells.ts';
import type { Cell, Frame } from '../../exec/frame.ts';
import type { Matcher } from '../../exec/matcher.ts';
import type { Atom, Pred } from '../../plan/pred.ts';
import { Bucket } from './bucket.ts';
import { kindAtomsOf, kindFieldsOf } from './kind-fields.ts';
import { SearchedText } from './searched-text.ts';
import { specialise } from './specialise.ts';

/** Kinds of events, and sets of rules for them, that are kept: hostile data may name a new kind in every event. */
const mostKinds = 4096;
const mostBuckets = 256;

/**
 * Tells which of many predicates may hold for an event, without asking each. First by the kind of event, which few fields
 * tell, and which leaves of each predicate what that kind does not decide; then by texts that must be there; then by what else is quickly
 * known. It may name too many and never too few: whoever asks evaluates those it names.
 */
export class CandidateIndex {
  readonly #compiler: Compiler;
  readonly #preds: readonly Pred[];
  /** Atoms that ask for the kind of event alone. */
  readonly #asks: readonly { readonly atom: Atom; readonly matches: Matcher }[];
  readonly #paths: readonly string[];
  readonly #decided = new WeakMap<DirectFamily, boolean>();
  readonly #fields: readonly Cell<JsonValue | undefined>[];
  readonly #byKind = new Map<string, Bucket>();
  readonly #byAnswers = new Map<string, Bucket>();
  readonly #searched = new SearchedText();
  readonly #found: number[] = [];

  /** The compiler is the one that evaluates the predicates in full, so that both share what they read. */
  constructor(preds: readonly Pred[], compiler: Compiler) {
    this.#compiler = compiler;
    this.#preds = preds;
    const fields = new Set<string>();
    const atoms = new Set(preds.flatMap(kindAtomsOf));
    for (const atom of atoms) for (const field of kindFieldsOf(atom) ?? []) fields.add(field);
    this.#asks = [...atoms].map((atom) => ({ atom, matches: compiler.compile(atom) }));
    this.#paths = [...fields].sort();
    this.#fields = this.#paths.map((field) => rawCell(compiler.cells, field));
  }

  /** Places in the list that was given, each once, in no order; the array is filled anew for the next event. */
  candidates(frame: Frame): readonly number[] {
    this.#found.length = 0;
    this.#bucketFor(frame).collect(frame, this.#found);
    return this.#found;
  }

  #bucketFor(frame: Frame): Bucket {
    const { direct } = frame.subject;
    if (!direct || !this.#isDecided(direct.family)) return this.#bucketOf(this.#kindOf(frame), frame);
    return this.#bucketOf(direct.kind, frame);
  }

  /** Whether the kind of an event of the family, as it tells it, decides all that is asked of kinds here. */
  #isDecided(family: DirectFamily): boolean {
    let isDecided = this.#decided.get(family);
    if (isDecided === undefined) {
      isDecided = this.#paths.every((path) => path === '_index' || family.isOfKind(path));
      this.#decided.set(family, isDecided);
    }
    return isDecided;
  }

  #kindOf(frame: Frame): string {
    let kind = '=';
    for (const cell of this.#fields) {
      const value = frame.get(cell);
      kind +=
        typeof value === 'string' ? `"${value}\n` : value === undefined ? '\n' : `${JSON.stringify(value)}\n`;
    }
    return kind;
  }

  #bucketOf(kind: string, frame: Frame): Bucket {
    let bucket = this.#byKind.get(kind);
    if (!bucket) {
      bucket = this.#open(frame);
      if (this.#byKind.size >= mostKinds) this.#byKind.clear();
      this.#byKind.set(kind, bucket);
    }
    return bucket;
  }

  /** Kinds that differ in nothing that is asked share a bucket. */
  #open(frame: Frame): Bucket {
    const holds = new Map(this.#asks.map(({ atom, matches }) => [atom, matches(frame)]));
    const answers = [...holds.values()].map(Number).join('');
    let bucket = this.#byAnswers.get(answers);
    if (!bucket) {
      const rules = this.#preds.flatMap((pred, rule) => {
        const rest = specialise(pred, (atom) => holds.get(atom));
        return rest ? [{ rule, rest }] : [];
      });
      bucket = new Bucket(rules, this.#compiler, this.#searched);
      if (this.#byAnswers.size >= mostBuckets) {
        this.#byAnswers.clear();
        this.#byKind.clear();
      }
      this.#byAnswers.set(answers, bucket);
    }
    return bucket;
  }
}
