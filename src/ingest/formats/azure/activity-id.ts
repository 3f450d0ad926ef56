import { parseAzureResourceId } from '../../../event/azure-resource-id.ts';
import { textGetter } from '../../../event/fields.ts';
import { stableId } from '../../../event/id.ts';
import type { Instant } from '../../../event/instant.ts';
import type { JsonObject } from '../../../event/json.ts';
import { resultType } from './vocabulary.ts';

const operation = textGetter('azure.activitylogs.operation_name');
const action = textGetter('event.action');
const correlation = textGetter('azure.correlation_id');
const newerCorrelation = textGetter('azure.correlation.id');
const result = textGetter('azure.activitylogs.result_type');
const outcome = textGetter('event.outcome');
const resource = textGetter('azure.resource.id');
const newerResource = textGetter('cloud.resource_id');
const category = textGetter('azure.activitylogs.category');

/** Of others several may tell of one request in the same millisecond: policies that it met, alerts that it set off. */
const requests = new Set(['administrative', 'action', 'write', 'delete', 'read']);

/**
 * The id of a record of a request, the same in whichever shape it comes: no two shapes share an id of their own. What makes one record
 * of two is its request (correlation id, operation, resource), phase and millisecond. Undefined where one of these is missing.
 */
export function activityId(doc: JsonObject, time: Instant): string | undefined {
  if (!requests.has(category(doc)?.toLowerCase() ?? 'administrative')) return undefined;
  const name = operation(doc) ?? action(doc);
  const correlationId = correlation(doc) ?? newerCorrelation(doc);
  const phase = resultType(result(doc) ?? outcome(doc));
  const id = resource(doc) ?? newerResource(doc);
  if (name === undefined || correlationId === undefined || phase === undefined || id === undefined)
    return undefined;
  const parts = [parseAzureResourceId(id)?.key ?? id, name, correlationId, phase];
  return `activity-log:${stableId(...parts.map((part) => part.toLowerCase()), String(time.ms))}`;
}
