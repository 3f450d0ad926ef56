import { WordSearch } from '../../../bytes/word-search.ts';
import type { JsonObject } from '../../../event/json.ts';
import type { Repeater } from '../../../event/repeater.ts';
import { commandSecretSigns, mayHoldCommandSecret } from '../../redact.ts';
import type { RepeatedRecords } from '../repeated-records.ts';
import type { SkimmedFile } from '../skimmed-file.ts';
import type { SkimTerms } from '../terms.ts';
import { holdsSecret } from './holds-secret.ts';
import { type KnownKind, KnownKinds } from './known-kinds.ts';
import type { UnparsedEvent } from './unparsed-event.ts';
import { UnparsedRecords } from './unparsed-records.ts';

/** Sorts of words, as bits. */
const secret = 1;
const telling = 2;
const all = secret | telling;

/**
 * Passes over records whose events say nothing new to their observer, and nothing at all to others, without parsing them: whatever decides
 * that is read from their bytes. What is in any way unusual is read.
 */
export class EventSkimmer {
  readonly #terms: SkimTerms;
  readonly #repeated: RepeatedRecords;
  readonly #records = new UnparsedRecords();
  readonly #kinds: KnownKinds;
  readonly #signs: WordSearch | undefined;

  constructor(terms: SkimTerms, repeated: RepeatedRecords) {
    this.#terms = terms;
    this.#repeated = repeated;
    this.#kinds = new KnownKinds(this.#records, repeated);
    this.#signs = WordSearch.of([
      ...commandSecretSigns.map((sign) => ({ ...sign, sort: secret })),
      ...terms.tellingSigns.map((text) => ({ text, sort: telling })),
    ]);
  }

  /**
   * Whether the line, which a line break at `to` ends, needs no reading: if it does not, `file` was told of it. Undefined where it is none
   * of those that can be told.
   */
  passes(bytes: Buffer, from: number, to: number, line: number, file: SkimmedFile): boolean | undefined {
    const { wantedOf, wants } = this.#terms;
    const { context } = file;
    if (!context || (wantedOf && !wants)) return undefined;
    const shape = this.#records.read(bytes, from, to);
    const kind = shape ? this.#kinds.of(shape, context) : 'other';
    if (!shape || kind === 'other') return undefined;
    if (!kind) return false;
    const { format, reader, like, event } = kind;
    const made = reader.renew(shape.record, like, context);
    if (!made || made.kind === 'rejected' || made.doubt) return false;
    event.renew(file.name, line);
    const repeater = this.#repeater(event, kind);
    if (!repeater || this.#says(event, shape.record, kind, repeater)) return false;
    file.passed(line, format.name, event.time, repeater.observe(event.time, event.ingested, file.name));
    return true;
  }

  /** Whether the event may say more to the observer, or is of use to others. */
  #says(event: UnparsedEvent, record: JsonObject, { asked }: KnownKind, { looksAt }: Repeater): boolean {
    const { wants, tellingWords } = this.#terms;
    // What is redacted is there all the same.
    if (!wants && looksAt === 'nothing') return false;
    const { line } = this.#records;
    const isPlain = !line.hasNumberedEscape;
    // Where it is not known they are looked for.
    const signs = (isPlain ? this.#signs?.sortsIn(line) : undefined) ?? all;
    const isVerbatim = isPlain && ((signs & secret) === 0 || !mayHoldCommandSecret.test(event.original));
    if (!isVerbatim && holdsSecret(this.#records, record, event)) return true;
    // What holds no word as it is written, and nothing that is written by number, holds none.
    const mayTell =
      looksAt !== 'nothing' && (!isVerbatim || ((signs & telling) !== 0 && tellingWords.test(event.latin1)));
    if (mayTell && this.#repeated.isTelling({ looksAt }, event, event.direct, asked)) return true;
    return wants?.(event) === true;
  }

  #repeater(event: UnparsedEvent, kind: KnownKind): Repeater | undefined {
    const present = kind.presences.of(event.direct);
    if (present === undefined) return undefined;
    const known = this.#kinds.repeater(kind, present);
    if (known) return known;
    const { repeater } = this.#repeated.of(event);
    if (repeater) this.#kinds.learnRepeater(event.direct, kind, present, repeater);
    return repeater;
  }
}
