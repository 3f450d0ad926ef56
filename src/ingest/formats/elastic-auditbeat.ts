import { fieldGetter, firstText } from '../../event/fields.ts';
import type { Instant } from '../../event/instant.ts';
import type { JsonObject } from '../../event/json.ts';
import { auditEventId } from './audit/audit-id.ts';
import { datasetOf } from './elastic/data-stream.ts';
import { passThrough } from './elastic/pass-through.ts';

const module = fieldGetter('event.module');
const sequence = fieldGetter('auditd.sequence');
const logSequence = fieldGetter('auditd.log.sequence');
const hostName = fieldGetter('host.name');
const datasets = new Set(['auditd_manager.auditd', 'auditd.log']);

/** Linux audit events of Auditbeat and of Elastic's audit integrations, and processes that Auditbeat's system module saw. */
export const elasticAuditbeat = passThrough(
  { name: 'elastic-auditbeat', title: 'Linux audit events from Auditbeat or Elastic Agent', plane: 'guest' },
  isAudit,
  { nativeId: idOf },
);

function idOf(doc: JsonObject, time: Instant): string | undefined {
  const serial = firstText(sequence(doc)) ?? firstText(logSequence(doc));
  const host = firstText(hostName(doc));
  return serial === undefined || host === undefined ? undefined : auditEventId(host, time, serial);
}

function isAudit(doc: JsonObject): boolean {
  const dataset = datasetOf(doc);
  if (dataset !== undefined && datasets.has(dataset)) return true;
  const name = firstText(module(doc));
  // Metricbeat has a system module and a process dataset, too, but calls the dataset `system.process`.
  return name === 'auditd' || (name === 'system' && dataset === 'process');
}
