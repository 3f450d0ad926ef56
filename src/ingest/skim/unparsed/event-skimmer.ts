import type { JsonObject } from '../../../event/json.ts';
import type { Repeater } from '../../../event/repeater.ts';
import { mayHoldCommandSecret, redactRecord } from '../../redact.ts';
import type { RepeatedRecords } from '../repeated-records.ts';
import type { SkimmedFile } from '../skimmed-file.ts';
import type { SkimTerms } from '../terms.ts';
import { type KnownKind, KnownKinds } from './known-kinds.ts';
import { UnparsedEvent } from './unparsed-event.ts';
import { UnparsedRecords } from './unparsed-records.ts';

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
    const { wantedOf, wants } = this.#terms;
    const { context } = file;
    if (!context || (wantedOf && !wants)) return undefined;
    const shape = this.#records.read(bytes, from, to);
    const kind = shape ? this.#kinds.of(shape, context) : 'other';
    if (!shape || kind === 'other') return undefined;
    if (!kind) return false;
    const { format, reader, like } = kind;
    const made = reader.renew(shape.record, like, context);
    if (!made || made.kind === 'rejected' || made.doubt || !made.direct) return false;
    const { isWide, hasNumberedEscape } = this.#records;
    const source = { file: file.name, line };
    const event = new UnparsedEvent(made, made.direct, format.name, source, {
      bytes,
      from,
      to,
      isWide,
      hasNumberedEscape,
      members: this.#records,
    });
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
    const { latin1, direct } = event;
    const isVerbatim = !this.#records.hasNumberedEscape && !mayHoldCommandSecret.test(latin1);
    if (!isVerbatim && redactRecord(record, latin1, 'guest') !== record) return true;
    // What holds no word as it is written, and nothing that is written by number, holds none.
    const mayTell = looksAt !== 'nothing' && (!isVerbatim || tellingWords.test(latin1));
    if (mayTell && this.#repeated.isTelling({ looksAt }, event, direct, asked)) return true;
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
