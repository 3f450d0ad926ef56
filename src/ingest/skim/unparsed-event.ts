import type { DirectFields } from '../../event/direct-fields.ts';
import type { Event, EventSource } from '../../event/event.ts';
import { stableId } from '../../event/id.ts';
import type { Instant } from '../../event/instant.ts';
import type { JsonObject } from '../../event/json.ts';
import type { Normalised } from '../formats/format.ts';

/** A line, as far as its record goes. */
export interface UnparsedLine {
  readonly bytes: Buffer;
  readonly from: number;
  readonly to: number;
  /** Its text, where it is all ASCII. */
  readonly text: string | undefined;
  /** Without escapes by number, and without what is beyond ASCII and has a small letter within. */
  readonly isPlain: boolean;
}

/** The event of a record that was not parsed. Not to be kept: what it says of itself it reads from the record's bytes when it is asked. */
export class UnparsedEvent implements Event {
  readonly time: Instant;
  readonly ingested: Instant | undefined;
  readonly dataStream: string;
  readonly format: string;
  readonly source: EventSource;
  readonly direct: DirectFields;
  /** The record's bytes, where they say what its text says, whatever the case. */
  readonly record: UnparsedLine | undefined;
  readonly #made: Normalised;
  readonly #line: UnparsedLine;

  constructor(
    made: Normalised,
    direct: DirectFields,
    format: string,
    source: EventSource,
    line: UnparsedLine,
  ) {
    this.time = made.time;
    this.ingested = made.ingested;
    this.dataStream = made.dataStream;
    this.format = format;
    this.source = source;
    this.direct = direct;
    this.#made = made;
    this.record = line.isPlain ? line : undefined;
    this.#line = line;
  }

  get id(): string {
    return this.#made.id ?? stableId(this.original);
  }

  get doc(): JsonObject {
    return this.#made.doc;
  }

  get original(): string {
    const { bytes, from, to, text } = this.#line;
    return text ?? bytes.toString('utf8', from, to);
  }
}
