import {
  type CloudEntry,
  type CloudOptions,
  cloudFact,
  sevenDigits,
  statusMessage,
  statusName,
  type WrittenCloud,
  writeOperation,
  writeResourceId,
} from './azure-common.ts';
import { claims, evidence, principalFact } from './azure-identity.ts';

const results = { start: 'Start', accept: 'Accept', success: 'Success', failure: 'Failure' } as const;

/** A record as diagnostic settings send it to an Event Hub or to storage. */
export function eventHubRecord(entry: CloudEntry, options: CloudOptions): Record<string, unknown> {
  const { request, phase } = entry;
  const status = statusName(phase);
  const message = statusMessage(phase);
  return {
    time: sevenDigits(entry.time),
    resourceId: writeResourceId(request.resourceId, options.idCase),
    operationName: writeOperation(request.operation, options.idCase),
    category: 'Administrative',
    resultType: results[phase.kind],
    resultSignature: signature(phase.kind, status),
    durationMs: options.random.chance(0.5) ? '0' : 0,
    callerIpAddress: request.address,
    correlationId: request.correlationId,
    ...(options.withIdentity
      ? {
          identity: {
            authorization: {
              scope: request.resourceId,
              action: request.operation,
              evidence: evidence(entry, options),
            },
            claims: claims(request),
          },
        }
      : {}),
    level: phase.kind === 'failure' ? 'Error' : 'Information',
    properties: {
      ...(status === undefined ? {} : { statusCode: status }),
      ...(phase.kind === 'start' ? {} : { serviceRequestId: entry.serviceRequestId }),
      ...(message === undefined ? {} : { statusMessage: message }),
      eventCategory: 'Administrative',
      entity: request.resourceId,
      message: request.operation,
      hierarchy: `${request.subscription.tenantId}/${request.subscription.id}`,
    },
    location: 'global',
    tenantId: request.subscription.tenantId,
  };
}

export function writeEventHub(entry: CloudEntry, options: CloudOptions): WrittenCloud {
  return {
    text: JSON.stringify(eventHubRecord(entry, options)),
    fact: cloudFact(
      entry,
      entry.time,
      principalFact(entry.request, options.withIdentity, undefined),
      undefined,
    ),
  };
}

function signature(kind: CloudEntry['phase']['kind'], status: string | undefined): string {
  if (kind === 'start') return 'Started.';
  if (kind === 'accept') return 'Accepted.Accepted';
  return kind === 'success' ? 'Succeeded.' : `Failed.${status ?? ''}`;
}
