import { type CloudEntry, type CloudOptions, cloudFact, type WrittenCloud } from './azure-common.ts';
import { eventHubRecord } from './azure-event-hub.ts';
import { principalFact } from './azure-identity.ts';
import { dotted } from './dotted.ts';

/** An Activity Log record that went through a hub for other logs: Elastic parsed its frame and not the rest. */
export function writePlatformlogs(entry: CloudEntry, options: CloudOptions): WrittenCloud {
  const {
    time: _,
    resourceId,
    operationName,
    callerIpAddress,
    correlationId,
    level,
    ...rest
  } = eventHubRecord(entry, options);
  const { resultType, resultSignature, properties, ...kept } = rest;
  const doc = {
    '@timestamp': new Date(entry.time.ms).toISOString(),
    azure: {
      correlation_id: correlationId,
      platformlogs: {
        ...kept,
        event_category: 'Administrative',
        operation_name: operationName,
        properties,
        result_signature: resultSignature,
        result_type: resultType,
      },
      resource: { id: resourceId },
      subscription_id: entry.request.subscription.id,
    },
    client: { ip: callerIpAddress },
    cloud: { provider: 'azure' },
    data_stream: { dataset: 'azure.platformlogs', namespace: 'default', type: 'logs' },
    ecs: { version: '8.11.0' },
    event: {
      action: operationName,
      dataset: 'azure.platformlogs',
      ingested: new Date(options.available).toISOString(),
      kind: 'event',
    },
    log: { level },
    source: { ip: callerIpAddress },
    tags: ['forwarded'],
  };
  return {
    text: JSON.stringify(options.dotted ? dotted(doc) : doc),
    fact: cloudFact(
      entry,
      { ms: entry.time.ms, ns: 0 },
      principalFact(entry.request, options.withIdentity, undefined),
      undefined,
    ),
  };
}
