import type { JsonValue } from '../../../event/json.ts';
import { type DecodeLimits, lostBytesMessage, type RecordSink } from '../record.ts';
import type { Element } from './element.ts';
import { elementJson } from './element-json.ts';
import { parseXml, type XmlFault } from './parse-xml.ts';

/** An event's XML with its place. */
export interface EventText {
  /** From `<Event` to `</Event>`. */
  readonly xml: string;
  /** What stands for the record's original. */
  readonly raw: string;
  readonly line: number;
  readonly lossy: boolean;
}

/** Hands on `{"Event":{…}}`, or why the text is none. */
export function giveEvent(
  { xml, raw, line, lossy }: EventText,
  sink: RecordSink,
  limits: DecodeLimits,
): void {
  const place = { line, index: undefined };
  const parsed = parsedOf(xml, limits.maxDepth);
  if (parsed === 'too-deep') {
    const message = `nested deeper than ${limits.maxDepth} levels`;
    sink.problem({ code: 'record-too-deep', message, ...place });
    return;
  }
  if (parsed === 'malformed') {
    sink.problem({ code: 'record-malformed', message: 'the event is no well-formed XML', ...place });
    return;
  }
  if (lossy) sink.problem({ code: 'record-encoding', message: lostBytesMessage, ...place });
  const json: JsonValue = elementJson(parsed);
  sink.record({ value: { [parsed.name]: json }, raw, ...place });
}

/** Values of many megabytes exhaust the stack of the engine's regular expressions. */
function parsedOf(xml: string, maxDepth: number): Element | XmlFault {
  try {
    return parseXml(xml, maxDepth);
  } catch (error) {
    if (error instanceof RangeError) return 'malformed';
    throw error;
  }
}
