import type { DecodeLimits, RecordSink } from '../record.ts';
import type { TextLine } from '../text/line-splitter.ts';
import { giveEvent } from './event-record.ts';
import { eventEnd, eventStart } from './xml-head.ts';

/** Whether a line carries an event as XML behind whatever syslog put before it. */
export function holdsEventXml(text: string): boolean {
  return text.includes('<Event') && eventStart.test(text);
}

/** Hands on the event of a line that holds one. */
export function eventOfLine({ text, line }: TextLine, sink: RecordSink, limits: DecodeLimits): void {
  const from = text.search(eventStart);
  const to = text.lastIndexOf(eventEnd);
  if (to < from) {
    // Relays cut messages at 1, 2 or 8 KB.
    const message = 'the line ends inside the event';
    sink.problem({ code: 'record-truncated', message, line, index: undefined });
    return;
  }
  const xml = text.slice(from, to + eventEnd.length);
  // The line decoder has said already where bytes were lost.
  giveEvent({ xml, raw: text, line, lossy: false }, sink, limits);
}
