import { firstText } from '../../../event/fields.ts';
import { formatInstant, type Instant } from '../../../event/instant.ts';
import type { JsonObject } from '../../../event/json.ts';
import { clientIp } from './client-address.ts';
import { readIdentity } from './identity.ts';
import { compact, compactOrNone, without } from './json-text.ts';
import { readProperties } from './properties.ts';
import { resourceParts } from './resource-parts.ts';
import { userOf } from './user.ts';
import { durationNs, eventTypes, logLevel, outcome, resultType } from './vocabulary.ts';

/** Fields with a place of their own in the document; any other field of a record is kept under its own name. */
const placed = new Set([
  'time',
  'resourceId',
  'operationName',
  'operationVersion',
  'category',
  'resultType',
  'resultSignature',
  'durationMs',
  'callerIpAddress',
  'correlationId',
  'identity',
  'level',
  'Level',
  'location',
  'properties',
  'tenantId',
  'eventDataId',
]);

/**
 * The ECS document that Elastic's Azure integration makes of an Activity Log record in the schema of diagnostic settings, in
 * both the older and the newest spelling of fields that were renamed. `docs/formats.md` lists where it mends the pipeline.
 */
export function activityLogDocument(
  record: JsonObject,
  time: Instant,
  ingested: Instant | undefined,
): JsonObject {
  const id = firstText(record['resourceId']);
  const parts = id === undefined ? undefined : resourceParts(id);
  const who = readIdentity(record['identity']);
  const about = readProperties(record['properties']);
  const category = firstText(record['category']);
  const result = resultType(record['resultType']);
  const operation = firstText(record['operationName'])?.toUpperCase();
  const correlation = firstText(record['correlationId']);
  const tenant = firstText(record['tenantId']) ?? parts?.tenantId;
  const location = firstText(record['location']);
  const address = firstText(record['callerIpAddress']);
  const ip = address === undefined ? undefined : clientIp(address);
  const caller = firstText(record['caller']);
  const user = userOf(who.userName ?? (caller?.includes('@') ? caller : undefined), who.fullName);
  const eventDataId = firstText(record['eventDataId']);
  return compact({
    '@timestamp': new Date(time.ms).toISOString(),
    azure: compact({
      activitylogs: compact({
        ...without(record, placed),
        category,
        event_category: about.eventCategory,
        event_data_id: eventDataId,
        identity: who.identity,
        identity_name: who.identityName,
        operation_name: operation,
        operation_version: record['operationVersion'],
        properties: about.properties,
        result_signature: firstText(record['resultSignature']),
        result_type: result,
        tenant_id: tenant,
      }),
      correlation: compactOrNone({ id: correlation }),
      correlation_id: correlation,
      resource: compactOrNone({
        id,
        group: parts?.group,
        provider: parts?.provider,
        name: parts?.name,
        namespace: parts?.namespace,
        authorization_rule: parts?.authorizationRule,
      }),
      resource_group: compactOrNone({ name: parts?.group }),
      resource_provider: compactOrNone({ namespace: parts?.provider }),
      subscription_id: parts?.subscriptionId,
      tenant: compactOrNone({ id: tenant }),
    }),
    client: compactOrNone({ ip }),
    cloud: compact({
      account: compactOrNone({ id: parts?.subscriptionId }),
      provider: 'azure',
      region: location,
      resource_id: id,
    }),
    data_stream: { type: 'logs', dataset: 'azure.activitylogs', namespace: 'default' },
    ecs: { version: '8.11.0' },
    event: compact({
      action: operation,
      dataset: 'azure.activitylogs',
      duration: durationNs(record['durationMs']),
      id: eventDataId,
      ingested: ingested && formatInstant(ingested),
      kind: 'event',
      module: 'azure',
      outcome: outcome(result, about.result),
      type: eventTypes(category),
    }),
    geo: compactOrNone({ name: location }),
    log: compactOrNone({ level: logLevel(record['level'] ?? record['Level']) }),
    message: about.statusMessage,
    related: compactOrNone({
      entity: listed(id, who.principalId),
      ip: listed(ip),
      user: listed(firstText(user?.['name'])),
    }),
    source: compactOrNone({ ip, address: ip === undefined ? address : undefined }),
    user,
  });
}

function listed(...values: readonly (string | undefined)[]): readonly string[] | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length > 0 ? known : undefined;
}
