import type { Instant } from '../../../event/instant.ts';
import type { JsonObject } from '../../../event/json.ts';
import type { Doubt } from '../doubt.ts';
import { recordIdOf } from '../elastic/winlog.ts';
import type { Normalised, Rejected } from '../format.ts';
import type { Settled, Zone } from '../zone.ts';
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
  const settled = timeOfEvent(event);
  if (!settled) return noTime(missingTime);
  const log = eventLogOf(event);
  const direct = add === undefined ? new DirectEvent(event, log) : undefined;
  return new NormalisedEvent(event, log, settled, ingested, direct, add);
}

/** The kind of the event that would be made. */
export function kindOf(event: WindowsEvent): string {
  return new DirectEvent(event, eventLogOf(event)).kind;
}

/** The same event of a record that has changed beneath it (`KindReader.renew`). */
export function renewed(
  like: Normalised,
  zone: Zone | undefined,
  missingTime: string,
): Normalised | Rejected {
  if (!(like instanceof NormalisedEvent)) throw new Error('made in another way');
  return like.renew(zone) ? like : noTime(missingTime);
}

function noTime(message: string): Rejected {
  return { kind: 'rejected', code: 'record-no-time', message };
}

/** A class for its getters: an object of its own with a getter is of a kind of its own to the engine, and slow. */
class NormalisedEvent implements Normalised {
  readonly kind = 'event';
  time: Instant;
  doubt: Doubt | undefined;
  readonly ingested: Instant | undefined;
  readonly dataStream: string;
  readonly direct: DirectEvent | undefined;
  readonly #event: WindowsEvent;
  readonly #log: EventLog;
  readonly #add: JsonObject | undefined;
  #doc: JsonObject | undefined;

  constructor(
    event: WindowsEvent,
    log: EventLog,
    { time, doubt }: Settled,
    ingested: Instant | undefined,
    direct: DirectEvent | undefined,
    add: JsonObject | undefined,
  ) {
    this.#event = event;
    this.time = time;
    this.doubt = doubt;
    this.ingested = ingested;
    this.dataStream = log.dataStream;
    this.direct = direct;
    this.#log = log;
    this.#add = add;
  }

  /** Whether it has a time. */
  renew(zone: Zone | undefined): boolean {
    this.#event.renew?.(zone);
    this.#doc = undefined;
    const settled = timeOfEvent(this.#event);
    if (!settled) return false;
    this.time = settled.time;
    this.doubt = settled.doubt;
    return true;
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
