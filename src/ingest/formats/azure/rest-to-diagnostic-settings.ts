import { firstText } from '../../../event/fields.ts';
import type { JsonObject, JsonValue } from '../../../event/json.ts';
import { compact, compactOrNone, objectOf } from './json-text.ts';
import { upperCaseResourceId } from './resource-parts.ts';

/**
 * A record of the Activity Log's REST shape in the schema of diagnostic settings, by Microsoft's published mapping of the
 * two. The resource id becomes upper case as it would be there; its original case stays in `properties.entity`. The time
 * is not carried over. What neither schema has a place for is left to the event's original.
 */
export function restToDiagnosticSettings(record: JsonObject): JsonObject {
  const authorization = objectOf(record['authorization']);
  const claims = objectOf(record['claims']);
  const request = objectOf(record['httpRequest']);
  const resourceId = resourceIdOf(record, authorization);
  const operation = valueField(record['operationName']) ?? firstText(authorization?.['action']);
  const properties = objectOf(record['properties']);
  const signature = valueField(record['subStatus']);
  return compact({
    resourceId: resourceId && upperCaseResourceId(resourceId),
    operationName: operation,
    category: valueField(record['category']) ?? firstText(properties?.['eventCategory']),
    resultType: valueField(record['status']),
    resultSignature: signature,
    callerIpAddress: firstText(request?.['clientIpAddress']),
    correlationId: firstText(record['correlationId']),
    identity: compactOrNone({ authorization: authorization && withEvidence(authorization), claims }),
    level: firstText(record['level']),
    properties: compact({
      entity: resourceId,
      ...properties,
      operationId: firstText(record['operationId']),
      eventName: valueField(record['eventName']),
    }),
    tenantId: firstText(record['tenantId']),
    caller: firstText(record['caller']),
    description: firstText(record['description']),
    eventDataId: eventDataIdOf(record),
  });
}

/** The record's own id; the tail of its `id` where it is not spelt out. */
export function eventDataIdOf(record: JsonObject): string | undefined {
  const id = firstText(record['id']);
  return firstText(record['eventDataId']) ?? (id && /\/events\/([^/]+)\/ticks\/\d+$/i.exec(id)?.[1]);
}

/** `{value, localizedValue}` or the bare value. */
export function valueField(field: JsonValue | undefined): string | undefined {
  return firstText(objectOf(field)?.['value'] ?? (typeof field === 'string' ? field : undefined));
}

function resourceIdOf(record: JsonObject, authorization: JsonObject | undefined): string | undefined {
  const id = firstText(record['id'])?.replace(/\/events\/[^/]+\/ticks\/\d+$/i, '');
  return firstText(record['resourceId']) ?? id ?? firstText(authorization?.['scope']);
}

/** REST has the role beside the action; diagnostic settings have it in the evidence. */
export function withEvidence(authorization: JsonObject): JsonObject {
  const role = firstText(authorization['role']);
  const evidence = objectOf(authorization['evidence']);
  return compact({
    action: authorization['action'],
    scope: authorization['scope'],
    evidence: evidence ?? (role === undefined ? undefined : { role }),
  });
}
