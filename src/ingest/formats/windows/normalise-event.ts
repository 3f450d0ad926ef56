import type { Instant } from '../../../event/instant.ts';
import type { JsonObject } from '../../../event/json.ts';
import type { Doubt } from '../doubt.ts';
import { recordIdOf } from '../elastic/winlog.ts';
import type { Normalised, Rejected } from '../format.ts';
import type { Settled } from '../zone.ts';
import { DirectEvent } from './direct-event.ts';
import { type EventLog, eventLogOf } from './event-log.ts';
import { windowsDocument } from './windows-document.ts';
import { type EventOrigin, timeOfEvent, type WindowsEvent } from './windows-event.ts';

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

/** The event of a record of the kind of another, from which it came in the same way. `eventOf` is given what both have in common. */
export function normaliseLike(
  like: Normalised,
  eventOf: (origin: Origin) => WindowsEvent,
  missingTime: string,
): Normalised | Rejected {
  if (!(like instanceof NormalisedEvent)) throw new Error('made in another way');
  const event = eventOf(like.event);
  const settled = timeOfEvent(event);
  return settled ? like.with(event, settled) : noTime(missingTime);
}

function noTime(message: string): Rejected {
  return { kind: 'rejected', code: 'record-no-time', message };
}

/** What all events of a kind have in common. */
type Origin = EventOrigin & Pick<WindowsEvent, 'code'>;

/** A class for its getters: an object of its own with a getter is of a kind of its own to the engine, and slow. */
class NormalisedEvent implements Normalised {
  readonly kind = 'event';
  readonly event: WindowsEvent;
  readonly time: Instant;
  readonly doubt: Doubt | undefined;
  readonly ingested: Instant | undefined;
  readonly dataStream: string;
  readonly direct: DirectEvent | undefined;
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
    this.event = event;
    this.time = time;
    this.doubt = doubt;
    this.ingested = ingested;
    this.dataStream = log.dataStream;
    this.direct = direct;
    this.#log = log;
    this.#add = add;
  }

  with(event: WindowsEvent, settled: Settled): NormalisedEvent {
    return new NormalisedEvent(event, this.#log, settled, undefined, this.direct?.with(event), undefined);
  }

  get id(): string | undefined {
    const { computer, recordId } = this.event;
    return recordIdOf(this.#log.idPrefix, computer, recordId, this.time.ms);
  }

  get doc(): JsonObject {
    if (this.#doc === undefined) {
      const made = windowsDocument(this.event, this.#log, this.time, this.ingested);
      this.#doc = this.#add ? { ...made, ...this.#add } : made;
    }
    return this.#doc;
  }
}
