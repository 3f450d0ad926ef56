import type { DirectFields } from '../../../event/direct-fields.ts';
import type { Event, EventSource } from '../../../event/event.ts';
import { stableId } from '../../../event/id.ts';
import type { Instant } from '../../../event/instant.ts';
import type { JsonObject } from '../../../event/json.ts';
import type { RecordMembers } from '../../../event/record-members.ts';
import type { Normalised } from '../../formats/format.ts';

/** Letters beyond ASCII, in bytes, that have a small letter within. */
const foldsToAscii = /\u00c4\u00b0|\u00e2\u0084\u00aa/;

/** A line, as far as its record goes. */
export interface UnparsedLine {
  readonly bytes: Buffer;
  readonly from: number;
  readonly to: number;
  /** Not all ASCII. */
  readonly isWide: boolean;
  /** Some sign of it may be written by its number. */
  readonly hasNumberedEscape: boolean;
  readonly members: RecordMembers;
}

/** The event of a record that was not parsed. Not to be kept: what it says of itself it reads from the record's bytes when it is asked. */
export class UnparsedEvent implements Event {
  readonly time: Instant;
  readonly ingested: Instant | undefined;
  readonly dataStream: string;
  readonly format: string;
  readonly source: EventSource;
  readonly direct: DirectFields;
  readonly members: RecordMembers;
  readonly #made: Normalised;
  readonly #line: UnparsedLine;
  #latin1: string | undefined;

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
    this.members = line.members;
    this.#made = made;
    this.#line = line;
  }

  get id(): string {
    return this.#made.id ?? stableId(this.original);
  }

  get doc(): JsonObject {
    this.members.readAll();
    return this.#made.doc;
  }

  get original(): string {
    const { bytes, from, to, isWide, members } = this.#line;
    members.readAll();
    return isWide ? bytes.toString('utf8', from, to) : this.latin1;
  }

  /** The record's bytes, where they say what its text says, whatever the case. */
  get record(): UnparsedLine | undefined {
    const { hasNumberedEscape, isWide, members } = this.#line;
    members.readAll();
    return hasNumberedEscape || (isWide && foldsToAscii.test(this.latin1)) ? undefined : this.#line;
  }

  /** The record's text, where what is not ASCII stands as other signs. */
  get latin1(): string {
    const { bytes, from, to, members } = this.#line;
    members.readAll();
    this.#latin1 ??= bytes.toString('latin1', from, to);
    return this.#latin1;
  }
}
