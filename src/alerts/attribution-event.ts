import {
  attributionDataset,
  attributionDocument,
  attributionTime,
} from '../attribution/document/attribution-document.ts';
import type { Attribution } from '../attribution/model/attribution.ts';
import type { Event } from '../event/event.ts';
import { getField, getText, getTexts } from '../event/fields.ts';
import { isJsonObject, type JsonObject } from '../event/json.ts';
import { parseInstant } from '../event/parse-instant.ts';

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
    doc: readableAttribution(plain),
    original: '',
  };
}

/** An attribution of an earlier scan, which stands among the input. */
export function savedAttribution(event: Event): Event {
  return { ...event, doc: readableAttribution(event.doc) };
}

/**
 * The document with what a condition on one field cannot say. The command lines of the whole tree as one flat field, since those of the tree
 * are nested; under the name that Elastic's own correlation rule gives them as well, so that what reads its alerts reads
 * ours. The time from request to run. The machine as one value, since the id of a resource may name a child of it. Whether
 * the principal has its home in another tenant.
 */
export function readableAttribution(doc: JsonObject): JsonObject {
  const tree = [...new Set(getTexts(doc, 'throughline.execution.processes.command_line'))];
  const delay = delayOf(doc);
  const machine = machineOf(doc);
  const tenant = getText(doc, 'throughline.operation.principal.tenant_id');
  const home = getText(doc, 'throughline.operation.principal.home_tenant_id');
  const isForeign = tenant !== undefined && home !== undefined && tenant !== home;
  const throughline = isJsonObject(doc['throughline']) ? doc['throughline'] : {};
  return {
    ...doc,
    throughline: {
      ...throughline,
      ...(tree.length > 0 && { tree: { command_line: tree } }),
      ...(delay !== undefined && { delay_ms: delay }),
      ...(machine !== undefined && { machine }),
      ...(isForeign && { foreign_tenant: true }),
    },
    ...(tree.length > 0 && { Esql: { process_command_line_values: tree } }),
  };
}

/** Subscription, resource group, scale set, name and instance, as far as there are any, in lower case. */
function machineOf(doc: JsonObject): string | undefined {
  const names = ['subscription_id', 'resource_group', 'scale_set', 'name', 'instance'];
  const parts = names.flatMap((name) => getText(doc, `throughline.operation.vm.${name}`) ?? []);
  return parts.length > 0 ? parts.join('/').toLowerCase() : undefined;
}

/** Milliseconds. */
function delayOf(doc: JsonObject): number | undefined {
  const requested = timeAt(doc, 'throughline.operation.start');
  const started = timeAt(doc, 'throughline.execution.start');
  return requested === undefined || started === undefined ? undefined : started - requested;
}

function timeAt(doc: JsonObject, path: string): number | undefined {
  const text = getText(doc, path);
  return text === undefined ? undefined : parseInstant(text)?.ms;
}
