import type { Instant } from '../../../event/instant.ts';
import type { JsonObject } from '../../../event/json.ts';
import { recordIdOf } from '../elastic/winlog.ts';
import type { Normalised, Rejected } from '../format.ts';
import { DirectEvent } from './direct-event.ts';
import { eventLogOf } from './event-log.ts';
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
  const log = eventLogOf(event);
  let doc: JsonObject | undefined;
  return {
    kind: 'event',
    id: recordIdOf(log.idPrefix, event.computer, event.recordId, time.ms),
    time,
    ingested,
    dataStream: `logs-${log.dataset}-default`,
    get doc() {
      if (doc === undefined) {
        const made = windowsDocument(event, log, time, ingested);
        doc = add ? { ...made, ...add } : made;
      }
      return doc;
    },
    ...(add === undefined && { direct: new DirectEvent(event, log) }),
    ...(event.loggedDoubt && time === event.logged && { doubt: event.loggedDoubt }),
  };
}
