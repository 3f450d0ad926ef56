import type { DirectFields } from '../event/direct-fields.ts';
import type { Event, EventSource } from '../event/event.ts';
import { stableId } from '../event/id.ts';
import type { Instant } from '../event/instant.ts';
import type { JsonObject } from '../event/json.ts';
import type { Normalised } from './formats/format.ts';
import { addAddressFacts } from './geoip/add-address-facts.ts';
import type { FindAddress } from './geoip/address-facts.ts';

/** What an event has of its record. */
export interface RecordParts {
  readonly format: string;
  readonly source: EventSource;
  readonly original: string;
  /** The record as it stood in the input, also where secrets were redacted. */
  readonly raw: string;
}

/** The event of a record. Its document is made when it is first asked for, where its fields can be read without. */
export function makeEvent(made: Normalised, parts: RecordParts, findAddress: FindAddress | undefined): Event {
  if (made.direct !== undefined && !findAddress) return new DirectlyRead(made, made.direct, parts);
  const { time, ingested, dataStream } = made;
  const { format, source, original, raw } = parts;
  const doc = findAddress ? addAddressFacts(made.doc, findAddress) : made.doc;
  return { id: made.id ?? stableId(raw), time, ingested, dataStream, format, source, doc, original };
}

/** A class for its getters, which copies of the event do not have: they give a document of their own. */
class DirectlyRead implements Event {
  readonly time: Instant;
  readonly ingested: Instant | undefined;
  readonly dataStream: string;
  readonly format: string;
  readonly source: EventSource;
  readonly direct: DirectFields;
  readonly original: string;
  lines: Event['lines'];
  kin: Event['kin'];
  isRepeated = false;
  readonly #made: Normalised;
  readonly #raw: string;
  #id: string | undefined;

  constructor(made: Normalised, direct: DirectFields, { format, source, original, raw }: RecordParts) {
    this.time = made.time;
    this.ingested = made.ingested;
    this.dataStream = made.dataStream;
    this.format = format;
    this.source = source;
    this.direct = direct;
    this.original = original;
    this.#made = made;
    this.#raw = raw;
  }

  get id(): string {
    this.#id ??= this.#made.id ?? stableId(this.#raw);
    return this.#id;
  }

  get doc(): JsonObject {
    return this.#made.doc;
  }
}
