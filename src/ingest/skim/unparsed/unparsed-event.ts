import type { LineScanner } from '../../../bytes/line-scanner.ts';
import type { DirectFields } from '../../../event/direct-fields.ts';
import type { Event, EventSource } from '../../../event/event.ts';
import { stableId } from '../../../event/id.ts';
import type { Instant } from '../../../event/instant.ts';
import type { JsonObject } from '../../../event/json.ts';
import type { Normalised } from '../../formats/format.ts';
import type { UnparsedRecords } from './unparsed-records.ts';

/** Letters beyond ASCII, in bytes, that have a small letter within. */
const foldsToAscii = /\u00c4\u00b0|\u00e2\u0084\u00aa/;

/**
 * The event of the record of a kind that was not parsed, and was read last. Not to be kept: what it says of itself it reads from the record's
 * bytes when it is asked.
 */
export class UnparsedEvent implements Event {
  readonly format: string;
  readonly direct: DirectFields;
  readonly members: UnparsedRecords;
  readonly #made: Normalised;
  #file = '';
  #line = 0;
  #latin1: string | undefined;

  /** `made` is what is renewed for each record of the kind. */
  constructor(made: Normalised, direct: DirectFields, format: string, members: UnparsedRecords) {
    this.format = format;
    this.direct = direct;
    this.members = members;
    this.#made = made;
  }

  /** It is of another record from now on, which stands there. */
  renew(file: string, line: number): void {
    this.#file = file;
    this.#line = line;
    this.#latin1 = undefined;
  }

  get time(): Instant {
    return this.#made.time;
  }

  get ingested(): Instant | undefined {
    return this.#made.ingested;
  }

  get dataStream(): string {
    return this.#made.dataStream;
  }

  get source(): EventSource {
    return { file: this.#file, line: this.#line };
  }

  get id(): string {
    this.members.readAll();
    return this.#made.id ?? stableId(this.original);
  }

  get doc(): JsonObject {
    this.members.readAll();
    return this.#made.doc;
  }

  get original(): string {
    this.members.readAll();
    const { bytes, from, to, isWide } = this.members.line;
    return isWide ? bytes.toString('utf8', from, to) : this.latin1;
  }

  /** The record's bytes, where they say what its text says, whatever the case. */
  get record(): LineScanner | undefined {
    this.members.readAll();
    const { line } = this.members;
    const { hasNumberedEscape, isWide } = line;
    return hasNumberedEscape || (isWide && foldsToAscii.test(this.latin1)) ? undefined : line;
  }

  /** The record's text, where what is not ASCII stands as other signs. */
  get latin1(): string {
    this.members.readAll();
    const { bytes, from, to } = this.members.line;
    this.#latin1 ??= bytes.toString('latin1', from, to);
    return this.#latin1;
  }
}
