import type { inDocument } from '../../../event/direct-fields.ts';
import type { JsonValue } from '../../../event/json.ts';
import type { RawText, RawTexts } from '../../../event/raw-text.ts';
import type { EventLog } from './event-log.ts';
import type { WindowsEvent } from './windows-event.ts';

/** What the document of an event holds in a field. */
export interface DirectRead {
  (event: WindowsEvent, log: EventLog): JsonValue | undefined | typeof inDocument;
  /**
   * The same of a record that was not parsed, if it is a text of the record: `DirectFields.rawOf`. Of the first member that it asks for and
   * the record has, and always of one that begins and ends with a letter or digit.
   */
  rawText?(event: WindowsEvent, texts: RawTexts): RawText | undefined;
}

/** Names that an object of the document may have; what stands beneath one that leads to nothing is for the document to tell. */
export interface Shape {
  readonly [name: string]: Shape | undefined;
}

/** The documents of one family of events: where they hold anything at all, and what is read without them. */
export interface DirectTable {
  readonly shape: Shape;
  readonly reads: Readonly<Record<string, DirectRead>>;
  /** What decides the kind of an event beside its number and who wrote it: the outcome, for one. */
  readonly decides?: (event: WindowsEvent) => string | undefined;
}

/** A shape of names that lead to nothing known. */
export function names(list: string): Shape {
  return Object.fromEntries(list.split(' ').map((name) => [name, undefined]));
}
