import {
  attributionDataset,
  attributionDocument,
  attributionTime,
} from '../attribution/document/attribution-document.ts';
import type { Attribution } from '../attribution/model/attribution.ts';
import type { Event } from '../event/event.ts';
import { getField } from '../event/fields.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../event/json.ts';

export const attributionStream = `logs-${attributionDataset}-default`;

/** An attribution as an event that rules can read. Its place is that of the first record that it rests on. */
export function attributionEvent(attribution: Attribution): Event {
  const plain = attributionDocument(attribution);
  const sources = getField(plain, 'throughline.sources');
  const first = Array.isArray(sources) ? sources[0] : sources;
  const { file = '', line = 0 } = isJsonObject(first) ? first : {};
  return {
    id: attribution.id,
    time: attributionTime(attribution),
    ingested: undefined,
    dataStream: attributionStream,
    format: 'throughline-attribution',
    source: { file: String(file), line: Number(line) },
    doc: withCommandLines(attribution, plain),
    original: '',
  };
}

/**
 * The command lines of the whole tree as one flat field, since those of the tree are nested; under the name that Elastic's
 * own correlation rule gives them as well, so that what reads its alerts reads ours.
 */
function withCommandLines({ execution, operation }: Attribution, doc: JsonObject): JsonObject {
  const lines = new Set<string>();
  for (const { commandLine } of execution?.processes ?? []) {
    if (commandLine !== undefined) lines.add(commandLine);
  }
  const throughline = isJsonObject(doc['throughline']) ? doc['throughline'] : {};
  const delay = execution && operation?.start ? execution.start.ms - operation.start.ms : undefined;
  const tree: JsonValue = [...lines];
  return {
    ...doc,
    throughline: {
      ...throughline,
      ...(tree.length > 0 && { tree: { command_line: tree } }),
      ...(delay !== undefined && { delay_ms: delay }),
    },
    ...(tree.length > 0 && { Esql: { process_command_line_values: tree } }),
  };
}
