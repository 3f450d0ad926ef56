import type { Instant } from '../../event/instant.ts';
import {
  type CloudEntry,
  type CloudOptions,
  cloudFact,
  sevenDigits,
  statusMessage,
  statusName,
  type WrittenCloud,
} from './azure-common.ts';
import { claims, principalFact } from './azure-identity.ts';

const states = { start: 'Started', accept: 'Accepted', success: 'Succeeded', failure: 'Failed' } as const;
const codes: Readonly<Record<string, number>> = {
  OK: 200,
  Accepted: 202,
  BadRequest: 400,
  Forbidden: 403,
  NotFound: 404,
  Conflict: 409,
  InternalServerError: 500,
};

/** A record as the REST interface and `az monitor activity-log list` give it. */
export function writeRest(entry: CloudEntry, options: CloudOptions): WrittenCloud {
  const { request, phase, time } = entry;
  const { principal } = request;
  const status = statusName(phase);
  const message = statusMessage(phase);
  const caller = principal.upn ?? principal.objectId;
  const [provider, ...types] = request.operation.split('/').slice(0, -1);
  const resourceType = [provider, ...types.filter((type) => type !== 'runCommand')].join('/');
  const same = (value: string) => ({ value, localizedValue: value });
  const record = {
    authorization: { action: request.operation, role: principal.role.name, scope: request.resourceId },
    caller,
    channels: 'Operation',
    ...(options.withIdentity ? { claims: claims(request) } : { claims: {} }),
    correlationId: request.correlationId,
    description: '',
    eventDataId: entry.eventDataId,
    eventName:
      phase.kind === 'start'
        ? { value: 'BeginRequest', localizedValue: 'Begin request' }
        : { value: 'EndRequest', localizedValue: 'End request' },
    category: same('Administrative'),
    eventTimestamp: sevenDigits(time),
    ...(phase.kind === 'start'
      ? {
          httpRequest: {
            clientRequestId: request.clientRequestId,
            clientIpAddress: request.address,
            method: request.operation.endsWith('/action') ? 'POST' : 'PUT',
          },
        }
      : { httpRequest: { clientRequestId: request.clientRequestId, clientIpAddress: request.address } }),
    id: `${request.resourceId}/events/${entry.eventDataId}/ticks/${ticks(time)}`,
    level: phase.kind === 'failure' ? 'Error' : 'Informational',
    operationId: request.operationId,
    operationName: { value: request.operation, localizedValue: request.title },
    properties: {
      ...(status === undefined ? {} : { statusCode: status }),
      serviceRequestId: phase.kind === 'start' ? null : entry.serviceRequestId,
      ...(message === undefined ? {} : { statusMessage: message }),
      eventCategory: 'Administrative',
      entity: request.resourceId,
      message: request.operation,
      hierarchy: `${request.subscription.tenantId}/${request.subscription.id}`,
    },
    relatedEvents: [],
    resourceGroupName: request.resourceId.split('/')[4] ?? '',
    resourceId: request.resourceId,
    resourceProviderName: same(provider ?? ''),
    resourceType: same(resourceType),
    status: same(states[phase.kind]),
    subStatus:
      status === undefined
        ? { value: '', localizedValue: '' }
        : { value: status, localizedValue: `${status} (HTTP Status Code: ${codes[status] ?? 200})` },
    submissionTimestamp: sevenDigits({ ms: options.available, ns: 0 }),
    subscriptionId: request.subscription.id,
    tenantId: request.subscription.tenantId,
  };
  const named = principalFact(request, options.withIdentity, caller);
  return {
    text: JSON.stringify(record),
    fact: cloudFact(entry, time, { ...named, evidenceId: undefined }, request.operationId),
  };
}

/** .NET ticks: hundreds of nanoseconds since the year 1. */
function ticks(time: Instant): string {
  return (
    621_355_968_000_000_000n +
    BigInt(time.ms) * 10_000n +
    BigInt(Math.floor(time.ns / 100))
  ).toString();
}
