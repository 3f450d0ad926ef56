import type { Instant } from '../../../event/instant.ts';
import type { JsonObject } from '../../../event/json.ts';
import type { Doubt } from '../doubt.ts';
import { recordIdOf } from '../elastic/winlog.ts';
import type { Normalised, Rejected } from '../format.ts';
import { DirectEvent } from './direct-event.ts';
import { type EventLog, eventLogOf } from './event-log.ts';
import { windowsDocument } from './windows-document.ts';
import { timeOfEvent, type WindowsEvent } from './windows-event.ts';

/** The event of a record of a Windows event log. `add` goes on top of the document: what only the way here knows. */
export function normaliseWindowsEvent(
  event: WindowsEvent,
  ingested: Instant | undefined,
  missingTime: string,
  add?: JsonObject,
): Normalised | Rejected {
  const time = timeOfEvent(event);
  if (!time) return { kind: 'rejected', code: 'record-no-time', message: missingTime };
  return new NormalisedEvent(event, eventLogOf(event), time, ingested, add);
}

/** A class for its getters: an object of its own with a getter is of a kind of its own to the engine, and slow. */
class NormalisedEvent implements Normalised {
  readonly kind = 'event';
  readonly time: Instant;
  readonly ingested: Instant | undefined;
  readonly dataStream: string;
  readonly direct: DirectEvent | undefined;
  readonly doubt: Doubt | undefined;
  readonly #event: WindowsEvent;
  readonly #log: EventLog;
  readonly #add: JsonObject | undefined;
  #doc: JsonObject | undefined;

  constructor(
    event: WindowsEvent,
    log: EventLog,
    time: Instant,
    ingested: Instant | undefined,
    add: JsonObject | undefined,
  ) {
    this.time = time;
    this.ingested = ingested;
    this.dataStream = log.dataStream;
    this.direct = add === undefined ? new DirectEvent(event, log) : undefined;
    this.doubt = time === event.logged ? event.loggedDoubt : undefined;
    this.#event = event;
    this.#log = log;
    this.#add = add;
  }

  get id(): string | undefined {
    const { computer, recordId } = this.#event;
    return recordIdOf(this.#log.idPrefix, computer, recordId, this.time.ms);
  }

  get doc(): JsonObject {
    if (this.#doc === undefined) {
      const made = windowsDocument(this.#event, this.#log, this.time, this.ingested);
      this.#doc = this.#add ? { ...made, ...this.#add } : made;
    }
    return this.#doc;
  }
}
