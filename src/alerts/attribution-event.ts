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
    doc: withDerived(attribution, plain),
    original: '',
  };
}

/**
 * What a condition on one field cannot say. The command lines of the whole tree as one flat field, since those of the tree
 * are nested; under the name that Elastic's own correlation rule gives them as well, so that what reads its alerts reads
 * ours. The time from request to run. Whether the principal has its home in another tenant.
 */
function withDerived({ execution, operation, principal }: Attribution, doc: JsonObject): JsonObject {
  const lines = new Set<string>();
  for (const { commandLine } of execution?.processes ?? []) {
    if (commandLine !== undefined) lines.add(commandLine);
  }
  const throughline = isJsonObject(doc['throughline']) ? doc['throughline'] : {};
  const delay = execution && operation?.start ? execution.start.ms - operation.start.ms : undefined;
  const tree: JsonValue = [...lines];
  const { tenantId, homeTenantId } = principal ?? {};
  const isForeign = tenantId !== undefined && homeTenantId !== undefined && tenantId !== homeTenantId;
  return {
    ...doc,
    throughline: {
      ...throughline,
      ...(tree.length > 0 && { tree: { command_line: tree } }),
      ...(delay !== undefined && { delay_ms: delay }),
      ...(isForeign && { foreign_tenant: true }),
    },
    ...(tree.length > 0 && { Esql: { process_command_line_values: tree } }),
  };
}
