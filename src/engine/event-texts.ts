import type { Event } from '../event/event.ts';
import type { FieldTypes } from '../event/field-types/field-types.ts';
import { getTexts } from '../event/fields.ts';
import { streamPart } from '../exec/stream-fields.ts';
import { fold } from '../plan/fold.ts';

/**
 * The values of an event's field as text, in document order: what rules count, group by and compare. Multi-fields and aliases are
 * followed, and constants of the data stream stand in where the event lacks them, as in a query.
 */
export type EventTexts = (event: Event, field: string) => readonly string[];

export function eventTexts(types: FieldTypes): EventTexts {
  const readers = new Map<string, (event: Event) => readonly string[]>();
  return (event, field) => {
    let read = readers.get(field);
    if (!read) {
      read = reader(field, types);
      readers.set(field, read);
    }
    return read(event);
  };
}

function reader(field: string, types: FieldTypes): (event: Event) => readonly string[] {
  const { path, caseless } = types.typeOf(field);
  if (path === '_id') return ({ id }) => [id];
  if (path === '_index') return ({ dataStream }) => [dataStream];
  const part = streamPart(path);
  if (part) {
    return ({ doc, dataStream }) => {
      const own = getTexts(doc, path);
      const constant = own.length > 0 ? undefined : part(dataStream);
      return constant === undefined ? own : [constant];
    };
  }
  return caseless ? ({ doc }) => getTexts(doc, path).map(fold) : ({ doc }) => getTexts(doc, path);
}
