import { type DirectFields, inDocument } from '../../event/direct-fields.ts';
import type { JsonObject } from '../../event/json.ts';
import type { Repeater } from '../../event/repeater.ts';
import type { Format, KindReader, Normalised, RecordContext } from '../formats/format.ts';
import { findFormat } from '../formats/registry.ts';
import { redactRecord } from '../redact.ts';
import { Concluded } from './concluded.ts';
import type { Asked, RepeatedRecords } from './repeated-records.ts';
import type { SkimmedFile } from './skimmed-file.ts';
import type { SkimTerms } from './terms.ts';
import { UnparsedEvent } from './unparsed-event.ts';
import { type RecordShape, UnparsedRecords } from './unparsed-records.ts';

/** Beyond these, records of further kinds are read one by one: input that repeats nothing must not fill memory. */
const mostKinds = 50_000;

/** Records whose events differ in nothing but their times, and texts whose presence alone matters. */
interface KnownKind {
  readonly format: Format;
  readonly reader: KindReader;
  readonly like: Normalised;
  readonly asked: Asked;
  /** By which texts there are. */
  readonly repeaters: Map<number, Repeater>;
}

/** Of all records of a shape. */
interface KnownShape {
  readonly format: Format;
  readonly reader: KindReader;
  readonly kinds: Concluded<KnownKind | 'read'>;
}

/**
 * Passes over records whose events say nothing new to their observer, and nothing at all to others, without parsing them: whatever decides
 * that is read from their bytes. What is in any way unusual is read.
 */
export class EventSkimmer {
  readonly #terms: SkimTerms;
  readonly #repeated: RepeatedRecords;
  readonly #records = new UnparsedRecords();
  readonly #shapes = new Map<RecordShape, KnownShape | 'other'>();
  #kinds = 0;

  constructor(terms: SkimTerms, repeated: RepeatedRecords) {
    this.#terms = terms;
    this.#repeated = repeated;
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
    const known = shape && this.#known(shape);
    if (!known) return undefined;
    const { record } = shape;
    const kind = known.kinds.find(this.#records) ?? this.#conclude(known, record, context);
    if (kind === 'read') return false;
    if (redactRecord(record, bytes.toString('latin1', from, to), kind.format.plane) !== record) return false;
    const made = kind.reader.normalise(record, kind.like, context);
    if (made.kind === 'rejected' || made.doubt || !made.direct) return false;
    const source = { file: file.name, line };
    const event = new UnparsedEvent(made, made.direct, kind.format.name, source, { bytes, from, to });
    const repeater = this.#repeater(event, kind);
    if (!repeater || wants?.(event)) return false;
    file.passed(line, kind.format.name, event.time, repeater.observe(event.time, event.ingested, file.name));
    return true;
  }

  #repeater(event: UnparsedEvent, { asked, repeaters }: KnownKind): Repeater | undefined {
    const present = presences(event.direct, asked);
    if (present === undefined) return undefined;
    const repeater = repeaters.get(present);
    if (repeater)
      return this.#repeated.isTelling(repeater, event, event.direct, asked) ? undefined : repeater;
    const found = this.#repeated.of(event).repeater;
    if (found) repeaters.set(present, found);
    return found;
  }

  #known(shape: RecordShape): KnownShape | undefined {
    let known = this.#shapes.get(shape);
    if (known === undefined) {
      const format = findFormat(shape.record);
      known = format?.ofKinds ? { format, reader: format.ofKinds, kinds: new Concluded() } : 'other';
      this.#shapes.set(shape, known);
    }
    return known === 'other' ? undefined : known;
  }

  #conclude(
    { format, reader, kinds }: KnownShape,
    record: JsonObject,
    context: RecordContext,
  ): KnownKind | 'read' {
    const like = format.normalise(record, context);
    const direct = like.kind === 'event' ? like.direct : undefined;
    if (like.kind === 'rejected' || !direct || this.#kinds >= mostKinds) return 'read';
    const asked = this.#repeated.askedOf(direct);
    let isKnown = false;
    const places = this.#records.readBy(() => {
      reader.kindOf(record);
      isKnown =
        format.recognise(record) &&
        asked.values.map((path) => direct.get(path)).every((value) => value !== inDocument);
    });
    // No two formats recognise the same record.
    const kind = isKnown ? { format, reader, like, asked, repeaters: new Map<number, Repeater>() } : 'read';
    this.#kinds++;
    return kinds.add(this.#records, places, kind) ? kind : 'read';
  }
}

/** Which texts there are, as a number: 0 where there is none, 1 where it is empty. Undefined where only the document tells. */
function presences(direct: DirectFields, { presences }: Asked): number | undefined {
  let present = 0;
  for (const path of presences) {
    present *= 3;
    const raw = direct.rawText?.(path);
    if (raw) {
      present += raw.to > raw.from ? 2 : 1;
      continue;
    }
    const value = direct.get(path);
    if (value === inDocument) return undefined;
    if (value !== undefined) present += value === '' || (Array.isArray(value) && value.length === 0) ? 1 : 2;
  }
  return present;
}
