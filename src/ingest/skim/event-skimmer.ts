import type { JsonObject } from '../../event/json.ts';
import type { Format } from '../formats/format.ts';
import { findFormat } from '../formats/registry.ts';
import { redactRecord } from '../redact.ts';
import type { RepeatedRecords } from './repeated-records.ts';
import type { SkimmedFile } from './skimmed-file.ts';
import type { SkimTerms } from './terms.ts';
import { UnparsedEvent } from './unparsed-event.ts';
import { type RecordShape, UnparsedRecords } from './unparsed-records.ts';

/** What is known of all records of a shape. */
interface KnownShape {
  /** Undefined where they are none of those whose events can be told without their documents. */
  readonly format: Format | undefined;
}

/**
 * Passes over records whose events say nothing new to their observer, and nothing at all to others, without parsing them: whatever decides
 * that is read from their bytes. What is in any way unusual is read.
 */
export class EventSkimmer {
  readonly #terms: SkimTerms;
  readonly #repeated: RepeatedRecords;
  readonly #records = new UnparsedRecords<KnownShape>();

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
    if (!file.context || (wantedOf && !wants)) return undefined;
    const shape = this.#records.read(bytes, from, to);
    if (!shape) return undefined;
    const { record } = shape;
    const format = this.#formatOf(shape);
    if (!format?.recognise(record)) return undefined;
    if (redactRecord(record, bytes.toString('latin1', from, to), format.plane) !== record) return false;
    const made = format.normalise(record, file.context);
    if (made.kind === 'rejected' || made.doubt || !made.direct) return false;
    const source = { file: file.name, line };
    const event = new UnparsedEvent(made, made.direct, format.name, source, { bytes, from, to });
    const { repeater } = this.#repeated.of(event);
    if (!repeater || wants?.(event)) return false;
    file.passed(line, format.name, event.time, repeater.observe(event.time, event.ingested, file.name));
    return true;
  }

  #formatOf(shape: RecordShape<KnownShape>): Format | undefined {
    shape.known ??= { format: formatOfLike(shape.record) };
    return shape.known.format;
  }
}

/** The format of records that have the members of this one, if they can be told: no two formats recognise the same record. */
function formatOfLike(record: JsonObject): Format | undefined {
  const format = findFormat(record);
  const made = format?.plane === 'guest' ? format.normalise(record) : undefined;
  return made?.kind === 'event' && made.direct ? format : undefined;
}
