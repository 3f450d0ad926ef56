import { firstText } from '../../../event/fields.ts';
import { formatInstant, type Instant } from '../../../event/instant.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../event/json.ts';
import { clientIp } from './client-address.ts';
import { compact, compactOrNone, objectOf } from './json-text.ts';
import { byPlace, snakeCaseAll } from './snake-case.ts';
import { userOf } from './user.ts';
import { durationNs, logLevel } from './vocabulary.ts';

/** Where Elastic's Azure integration keeps a log. */
export interface EntraLog {
  readonly tree: 'auditlogs' | 'signinlogs' | 'identityprotection';
  readonly dataset: string;
}

const audit: EntraLog = { tree: 'auditlogs', dataset: 'azure.auditlogs' };
const signIn: EntraLog = { tree: 'signinlogs', dataset: 'azure.signinlogs' };
const risk: EntraLog = { tree: 'identityprotection', dataset: 'azure.identity_protection' };

/** By the category of diagnostic settings, in lower case. */
const logs = new Map<string, EntraLog>([
  ['auditlogs', audit],
  ['signinlogs', signIn],
  ['noninteractiveusersigninlogs', signIn],
  ['serviceprincipalsigninlogs', signIn],
  ['managedidentitysigninlogs', signIn],
  ['adfssigninlogs', signIn],
  ['riskyusers', risk],
  ['userriskevents', risk],
  ['riskyserviceprincipals', risk],
  ['serviceprincipalriskevents', risk],
]);

export function entraLogOf(record: JsonObject): EntraLog | undefined {
  const category = record['category'];
  return typeof category === 'string' ? logs.get(category.toLowerCase()) : undefined;
}

/** The ECS document that Elastic's Azure integration makes of a record of Entra ID. */
export function entraDocument(record: JsonObject, { tree, dataset }: EntraLog, time: Instant): JsonObject {
  const own = objectOf(record['properties']) ?? {};
  const properties = propertiesOf(own);
  const text = (key: string) => firstText(record[key]);
  const id = text('resourceId');
  const ip = clientIp(text('callerIpAddress') ?? firstText(own['ipAddress']) ?? '');
  const status = objectOf(own['status']) ?? {};
  const tenant = text('tenantId');
  const correlation = text('correlationId');
  return compact({
    '@timestamp': formatInstant(time),
    azure: compact({
      [tree]: compact({
        category: text('category'),
        identity: text('identity'),
        operation_name: text('operationName'),
        operation_version: text('operationVersion'),
        properties,
        result_description: text('resultDescription'),
        result_signature: text('resultSignature'),
        result_type: text('resultType'),
      }),
      correlation_id: correlation,
      resource: compactOrNone({ id, provider: id?.split('/providers/')[1]?.split('/')[0] }),
      tenant_id: tenant,
    }),
    client: compactOrNone({ ip }),
    cloud: { provider: 'azure' },
    data_stream: { type: 'logs', dataset, namespace: 'default' },
    ecs: { version: '8.11.0' },
    event: compact({
      action: text('operationName'),
      category: tree === 'signinlogs' ? ['authentication'] : undefined,
      dataset,
      duration: durationNs(record['durationMs']),
      id: firstText(own['id']),
      kind: 'event',
      module: 'azure',
      outcome: outcomeOf(tree, record, own, status),
      type: tree === 'signinlogs' ? ['info'] : undefined,
    }),
    geo: compactOrNone({ country_iso_code: text('location') }),
    log: compactOrNone({ level: logLevel(record['level'] ?? record['Level']) }),
    message: firstText(status['failureReason']) ?? text('resultDescription'),
    source: compactOrNone({ ip }),
    user: userFields(tree, own),
    user_agent: compactOrNone({ original: firstText(own['userAgent']) }),
  });
}

/** In snake case; lists of targets and of what was changed in them by their places. Who did it stays as it is written. */
function propertiesOf(own: JsonObject): JsonObject {
  const { initiatedBy, ...rest } = own;
  const renamed = snakeCaseAll(rest) as JsonObject;
  const targets = renamed['target_resources'];
  return compact({
    ...renamed,
    initiated_by: initiatedBy,
    target_resources: byPlace(Array.isArray(targets) ? targets.map(withPlaces) : targets),
  });
}

function withPlaces(target: JsonValue): JsonValue {
  if (!isJsonObject(target)) return target;
  return compact({ ...target, modified_properties: byPlace(target['modified_properties']) });
}

function outcomeOf(
  tree: EntraLog['tree'],
  record: JsonObject,
  own: JsonObject,
  status: JsonObject,
): string | undefined {
  if (tree === 'auditlogs') {
    const result = firstText(own['result'])?.toLowerCase();
    return result === 'success' || result === 'failure' ? result : undefined;
  }
  const code =
    tree === 'signinlogs' ? (firstText(record['resultType']) ?? firstText(status['errorCode'])) : undefined;
  return code === undefined ? undefined : code === '0' ? 'success' : 'failure';
}

/** Who signed in or is at risk; of the audit log who did it, where that was a person. */
function userFields(tree: EntraLog['tree'], own: JsonObject): JsonObject | undefined {
  const initiator = objectOf(objectOf(own['initiatedBy'])?.['user']) ?? {};
  const who = tree === 'auditlogs' ? initiator : own;
  const fullName =
    firstText(who['userDisplayName']) ?? (tree === 'auditlogs' ? firstText(who['displayName']) : undefined);
  return compactOrNone({
    ...userOf(firstText(who['userPrincipalName']), fullName),
    id: firstText(tree === 'auditlogs' ? who['id'] : who['userId']),
  });
}
