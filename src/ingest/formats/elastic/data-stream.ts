import { fieldGetter, firstText } from '../../../event/fields.ts';
import type { JsonObject } from '../../../event/json.ts';
import type { ElasticHit } from './elastic-hit.ts';

const streamType = fieldGetter('data_stream.type');
const streamDataset = fieldGetter('data_stream.dataset');
const streamNamespace = fieldGetter('data_stream.namespace');
const eventDataset = fieldGetter('event.dataset');
const agentType = fieldGetter('agent.type');
const fileset = fieldGetter('fileset.name');
const beats = /^(?:audit|file|heart|journal|metric|packet|winlog)beat$/;

/** `data_stream.dataset`, or where that is missing `event.dataset`. */
export function datasetOf(doc: JsonObject): string | undefined {
  return firstText(streamDataset(doc)) ?? firstText(eventDataset(doc));
}

/**
 * The data stream that a document stands for: its `data_stream.*`, else the index that it was in, else what its shipper
 * writes to: a Beat outside Fleet has its own index (`filebeat-*`), anything else `logs-<event.dataset>-default`.
 */
export function dataStreamOf(hit: ElasticHit): string {
  const { doc } = hit;
  const dataset = firstText(streamDataset(doc));
  if (dataset !== undefined) {
    const type = firstText(streamType(doc)) ?? 'logs';
    const namespace = firstText(streamNamespace(doc)) ?? 'default';
    return joinedName(type, dataset, namespace);
  }
  if (hit.index !== undefined) return streamOfIndex(hit.index);
  const agent = firstText(agentType(doc));
  if (agent !== undefined && beats.test(agent)) return `${agent}-*`;
  // Filesets exist in Filebeat's modules alone.
  if (fileset(doc) !== undefined) return 'filebeat-*';
  return `logs-${firstText(eventDataset(doc)) ?? 'generic'}-default`;
}

let last = { type: '', dataset: '', namespace: '', name: '' };

/** The same text for the same stream, event after event: whoever looks it up need not hash it each time. */
function joinedName(type: string, dataset: string, namespace: string): string {
  if (last.dataset !== dataset || last.namespace !== namespace || last.type !== type)
    last = { type, dataset, namespace, name: `${type}-${dataset}-${namespace}` };
  return last.name;
}

/**
 * `.ds-logs-x-default-2026.01.31-000001` is a backing index of `logs-x-default`, and Kibana's alerts of a space, which it calls
 * `.alerts-security.alerts-default`, are in `.internal.alerts-security.alerts-default-000001`.
 */
function streamOfIndex(index: string): string {
  const backing = /^(?:partial-|restored-|shrink-\w+-)*\.ds-(.+)-\d{4}\.\d{2}\.\d{2}-\d{6}$/.exec(index);
  const alerts = /^\.internal(\.alerts-.+)-\d{6}$/.exec(index);
  return backing?.[1] ?? alerts?.[1] ?? index;
}
