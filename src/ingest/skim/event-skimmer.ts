import type { Repeater } from '../../event/repeater.ts';
import { mayHoldCommandSecret, redactRecord } from '../redact.ts';
import { type KnownKind, KnownKinds } from './known-kinds.ts';
import type { RepeatedRecords } from './repeated-records.ts';
import type { SkimmedFile } from './skimmed-file.ts';
import type { SkimTerms } from './terms.ts';
import { UnparsedEvent } from './unparsed-event.ts';
import { UnparsedRecords } from './unparsed-records.ts';

/** Letters beyond ASCII, in bytes, that have a small letter within. */
const foldsToAscii = /\u00c4\u00b0|\u00e2\u0084\u00aa/;

/**
 * Passes over records whose events say nothing new to their observer, and nothing at all to others, without parsing them: whatever decides
 * that is read from their bytes. What is in any way unusual is read.
 */
export class EventSkimmer {
  readonly #terms: SkimTerms;
  readonly #repeated: RepeatedRecords;
  readonly #records = new UnparsedRecords();
  readonly #kinds: KnownKinds;

  constructor(terms: SkimTerms, repeated: RepeatedRecords) {
    this.#terms = terms;
    this.#repeated = repeated;
    this.#kinds = new KnownKinds(this.#records, repeated);
  }

  /**
   * Whether the line, which a line break at `to` ends, needs no reading: if it does not, `file` was told of it. Undefined where it is none
   * of those that can be told.
   */
  passes(bytes: Buffer, from: number, to: number, line: number, file: SkimmedFile): boolean | undefined {
    const { wantedOf, wants, tellingWords } = this.#terms;
    const { context } = file;
    if (!context || (wantedOf && !wants)) return undefined;
    const shape = this.#records.read(bytes, from, to);
    const kind = shape ? this.#kinds.of(shape, context) : 'other';
    if (!shape || kind === 'other') return undefined;
    if (!kind) return false;
    const { format, reader, like, asked } = kind;
    const text = bytes.toString('latin1', from, to);
    const isVerbatim = !this.#records.hasNumberedEscape && !mayHoldCommandSecret.test(text);
    if (!isVerbatim && redactRecord(shape.record, text, 'guest') !== shape.record) return false;
    const made = reader.renew(shape.record, like, context);
    if (!made || made.kind === 'rejected' || made.doubt || !made.direct) return false;
    const source = { file: file.name, line };
    const ascii = this.#records.isWide ? undefined : text;
    const whole = { bytes, from, to, text: ascii, isPlain: this.#isPlain(text) };
    const event = new UnparsedEvent(made, made.direct, format.name, source, whole);
    const repeater = this.#repeater(event, kind);
    if (!repeater) return false;
    // What holds no word as it is written, and nothing that is written by number, holds none.
    const mayTell = repeater.looksAt !== 'nothing' && (!isVerbatim || tellingWords.test(text));
    if (mayTell && this.#repeated.isTelling(repeater, event, event.direct, asked)) return false;
    if (wants?.(event)) return false;
    file.passed(line, format.name, event.time, repeater.observe(event.time, event.ingested, file.name));
    return true;
  }

  /** Whether bytes say what the text says, whatever the case. */
  #isPlain(text: string): boolean {
    const { hasNumberedEscape, isWide } = this.#records;
    return !hasNumberedEscape && !(isWide && foldsToAscii.test(text));
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
