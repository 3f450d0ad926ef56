import { isJsonObject, type JsonObject } from '../../../event/json.ts';
import { elementJson } from '../../decode/xml/element-json.ts';
import { parseXml } from '../../decode/xml/parse-xml.ts';
import { eventEnd, eventStart } from '../../decode/xml/xml-head.ts';

/** Levels of an event's XML, which has five. */
const maxDepth = 32;

/** The content of XML's outermost element, as the decoder makes records of events; undefined where the text is no XML. */
export function jsonOfXml(text: string): JsonObject | undefined {
  try {
    const element = parseXml(text, maxDepth);
    const json = typeof element === 'string' ? undefined : elementJson(element);
    return isJsonObject(json) ? json : undefined;
  } catch (error) {
    // Values of many megabytes exhaust the stack of the engine's regular expressions.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The record of an event's XML that stands in a text, whatever is before and behind it. */
export function eventRecordIn(text: string): JsonObject | undefined {
  if (!text.includes(eventEnd)) return undefined;
  const from = text.search(eventStart);
  const to = text.indexOf(eventEnd, from);
  const event = from === -1 || to === -1 ? undefined : jsonOfXml(text.slice(from, to + eventEnd.length));
  return event && { Event: event };
}
