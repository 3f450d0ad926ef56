import { type CloudEntry, type CloudOptions, cloudFact, type WrittenCloud } from './azure-common.ts';
import { eventHubRecord } from './azure-event-hub.ts';
import { principalFact } from './azure-identity.ts';
import { dotted } from './dotted.ts';

/** A document as Elastic's Azure integration stores it: the Event Hub record, renamed and cut to milliseconds. */
export function writeElasticAzure(entry: CloudEntry, options: CloudOptions): WrittenCloud {
  const raw = eventHubRecord(entry, options);
  const { request, phase } = entry;
  const identity = raw['identity'] as
    | { authorization: Record<string, unknown>; claims: Record<string, string> }
    | undefined;
  const properties = raw['properties'] as Record<string, string>;
  const resourceId = raw['resourceId'] as string;
  const outcome = phase.kind === 'success' || phase.kind === 'failure' ? { outcome: phase.kind } : {};
  const doc = {
    '@timestamp': new Date(entry.time.ms).toISOString(),
    azure: {
      activitylogs: {
        category: 'Administrative',
        event_category: 'Administrative',
        ...(identity ? { identity: elasticIdentity(identity, request.principal.displayName) } : {}),
        operation_name: raw['operationName'],
        properties: {
          entity: properties['entity'],
          event_category: 'Administrative',
          hierarchy: properties['hierarchy'],
          message: properties['message'],
          ...(properties['serviceRequestId'] === undefined
            ? {}
            : { service_request_id: properties['serviceRequestId'] }),
          ...(properties['statusCode'] === undefined ? {} : { status_code: properties['statusCode'] }),
        },
        result_signature: raw['resultSignature'],
        result_type: raw['resultType'],
        tenant_id: raw['tenantId'],
      },
      correlation_id: request.correlationId,
      ...(options.later
        ? {
            correlation: { id: request.correlationId },
            resource_group: { name: request.resourceId.split('/')[4] },
          }
        : {}),
      resource: elasticResource(resourceId),
      subscription_id: request.subscription.id,
    },
    client: { ip: request.address },
    cloud: {
      provider: 'azure',
      ...(options.filebeat ? {} : { account: { id: request.subscription.id } }),
      ...(options.later ? { resource_id: resourceId } : {}),
    },
    ...(options.filebeat
      ? filebeatFields
      : { data_stream: { dataset: 'azure.activitylogs', namespace: 'default', type: 'logs' } }),
    ecs: { version: '8.11.0' },
    event: {
      action: raw['operationName'],
      dataset: 'azure.activitylogs',
      duration: 0,
      ingested: new Date(options.available).toISOString(),
      kind: 'event',
      module: 'azure',
      ...outcome,
    },
    geo: { name: 'global' },
    log: { level: raw['level'] },
    related: {
      ip: [request.address],
      ...(request.principal.upn ? { user: [request.principal.upn.split('@')[0]] } : {}),
    },
    source: {
      address: request.address,
      ip: request.address,
      as: { number: asNumber(request.address), organization: { name: 'Example Network' } },
      geo: { country_iso_code: 'ZZ', country_name: 'Example' },
    },
    tags: ['forwarded'],
    ...(identity && request.principal.upn
      ? { user: elasticUser(request.principal.upn, request.principal.displayName) }
      : {}),
  };
  return {
    text: JSON.stringify(options.dotted ? dotted(doc) : doc),
    fact: cloudFact(
      entry,
      { ms: entry.time.ms, ns: 0 },
      principalFact(request, options.withIdentity, undefined),
      undefined,
    ),
  };
}

/** The module of Filebeat, which came before the integration. */
const filebeatFields = {
  fileset: { name: 'activitylogs' },
  input: { type: 'azure-eventhub' },
  service: { type: 'azure' },
};

/** The pipeline's grok knows all upper case and exact camel case alone: other ids give no name. */
function elasticResource(resourceId: string): Record<string, string> {
  const upper = /^\/SUBSCRIPTIONS\/[^/]+\/RESOURCEGROUPS\/([^/]+)\/PROVIDERS\/([^/]+\/[^/]+)\/(.+)$/.exec(
    resourceId,
  );
  const camel = /^\/subscriptions\/[^/]+\/resourceGroups\/([^/]+)\/providers\/([^/]+\/[^/]+)\/(.+)$/.exec(
    resourceId,
  );
  const [, group, provider, name] = upper ?? camel ?? [];
  if (group === undefined || provider === undefined || name === undefined) return { id: resourceId };
  return { group, id: resourceId, name, provider };
}

function elasticIdentity(
  identity: { readonly authorization: Record<string, unknown>; readonly claims: Record<string, string> },
  fullName: string,
) {
  const evidence = identity.authorization['evidence'] as Record<string, string>;
  const snake = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return {
    authorization: {
      action: identity.authorization['action'],
      evidence: Object.fromEntries(Object.entries(evidence).map(([key, value]) => [snake(key), value])),
      scope: identity.authorization['scope'],
    },
    claims: Object.fromEntries(
      Object.entries(identity.claims).map(([key, value]) => [key.replaceAll('.', '_'), value]),
    ),
    claims_initiated_by_user: {
      fullname: fullName,
      schema: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims',
    },
  };
}

function elasticUser(upn: string, fullName: string) {
  const [name, domain] = upn.split('@');
  return { domain, email: upn, full_name: fullName, name };
}

/** A number of those kept free for documents (64496–64511). */
function asNumber(address: string): number {
  return 64_496 + (Number(address.split('.')[2]?.replace(/\D/g, '') || 0) % 16);
}
