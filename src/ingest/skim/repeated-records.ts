import { type DirectFields, inDocument } from '../../event/direct-fields.ts';
import type { Event } from '../../event/event.ts';
import type { JsonValue } from '../../event/json.ts';
import type { Repeater } from '../../event/repeater.ts';
import type { SkimTerms } from './terms.ts';

/** Beyond these, events of further kinds are observed one by one: input that repeats nothing must not fill memory. */
const mostKinds = 50_000;
const mostFamilies = 64;
/** Longer keys are not remembered. */
const longestKey = 1000;

/** What the observer goes by, of events of one family. */
export interface Asked {
  readonly values: readonly string[];
  readonly texts: readonly string[];
  readonly presences: readonly string[];
}

export interface Repetition {
  /** Undefined where it must be observed itself. */
  readonly repeater: Repeater | undefined;
  /** How events like it are to be observed from now on; undefined where nothing more is learned. */
  readonly learn: ((repeater: Repeater | undefined) => void) | undefined;
}

const once: Repetition = { repeater: undefined, learn: undefined };

/**
 * Knows events that repeat by what their observer goes by, read without their documents' being made: the same as `Skimmer` does with
 * lines, for records that had to be parsed.
 */
export class RepeatedRecords {
  readonly #terms: SkimTerms;
  /** By kind, and by what else tells events of a kind apart. */
  readonly #known = new Map<string, Map<string, Repeater | undefined>>();
  #size = 0;
  readonly #asked = new Map<object, Asked>();

  constructor(terms: SkimTerms) {
    this.#terms = terms;
  }

  of(event: Event): Repetition {
    const { direct } = event;
    if (direct === undefined) return once;
    const asked = this.askedOf(direct);
    const key = keyOf(event, direct, asked);
    if (key === undefined) return once;
    const { kind } = direct;
    const ofKind = this.#known.get(kind);
    const repeater = ofKind?.get(key);
    if (repeater !== undefined) {
      return this.isTelling(repeater, event, direct, asked) ? once : { repeater, learn: undefined };
    }
    if (ofKind?.has(key) || this.#size >= mostKinds) return once;
    return { repeater, learn: (learned) => this.#learn(kind, key, learned) };
  }

  #learn(kind: string, key: string, repeater: Repeater | undefined): void {
    const ofKind = this.#known.get(kind) ?? new Map<string, Repeater | undefined>();
    if (!ofKind.has(key)) this.#size++;
    ofKind.set(key, repeater);
    this.#known.set(kind, ofKind);
  }

  askedOf(direct: DirectFields): Asked {
    const { family } = direct;
    let asked = this.#asked.get(family);
    if (!asked) {
      const those = (paths: readonly string[]) =>
        paths.filter((path) => family.mayHold(path) && !family.isOfKind(path));
      const { values, texts, presences } = this.#terms;
      asked = { values: those(values), texts: those(texts), presences: those([...texts, ...presences]) };
      if (this.#asked.size >= mostFamilies) this.#asked.clear();
      this.#asked.set(family, asked);
    }
    return asked;
  }

  /** Whether an event that repeats may say more to the observer all the same. */
  isTelling(
    { looksAt }: Pick<Repeater, 'looksAt'>,
    event: Event,
    direct: DirectFields,
    { texts }: Asked,
  ): boolean {
    if (looksAt === 'nothing') return false;
    const { tellingWords } = this.#terms;
    if (looksAt === 'record') return tellingWords.test(event.original);
    for (const path of texts) {
      const value = direct.get(path);
      if (value === undefined) continue;
      if (
        value === inDocument ||
        tellingWords.test(typeof value === 'string' ? value : JSON.stringify(value))
      )
        return true;
    }
    return false;
  }
}

/** Undefined where only the document tells, and where it would be too long. */
function keyOf({ format }: Event, direct: DirectFields, { values, presences }: Asked): string | undefined {
  // The data stream is of the kind.
  let key = format;
  for (const path of values) {
    const value = direct.get(path);
    if (value === inDocument) return undefined;
    key +=
      typeof value === 'string' ? `\n"${value}` : value === undefined ? '\n' : `\n${JSON.stringify(value)}`;
  }
  for (const path of presences) {
    const value = direct.get(path);
    if (value === inDocument) return undefined;
    key += value === undefined ? '-' : isEmpty(value) ? '0' : '1';
  }
  return key.length > longestKey ? undefined : key;
}

function isEmpty(value: JsonValue): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}
