import {
  type CloudEntry,
  type CloudOptions,
  cloudFact,
  sevenDigits,
  statusMessage,
  statusName,
  type WrittenCloud,
  writeOperation,
} from './azure-common.ts';
import { claims, evidence, principalFact } from './azure-identity.ts';
import { writeRow } from './table-row.ts';

/** The words of the two connectors that fill the table: the older one's are those of the REST interface. */
const connectors = {
  older: { start: 'Started', accept: 'Accepted', success: 'Succeeded', failure: 'Failed' },
  newer: { start: 'Start', accept: 'Accept', success: 'Success', failure: 'Failure' },
} as const;

/** A row of `AzureActivity`. The columns that hold objects hold them as text, and beside it as themselves (`…_d`). */
export function writeActivityRow(entry: CloudEntry, options: CloudOptions): WrittenCloud {
  const { request, phase } = entry;
  const { principal, subscription, resourceId } = request;
  const words = connectors[options.idCase === 'upper' ? 'newer' : 'older'];
  const message = statusMessage(phase);
  const status = statusName(phase);
  const caller = principal.upn ?? principal.objectId;
  const authorization = options.withIdentity
    ? { scope: resourceId, action: request.operation, evidence: evidence(entry, options) }
    : undefined;
  const row = {
    TenantId: workspaceOf(subscription.id),
    SourceSystem: 'Azure',
    CallerIpAddress: request.address,
    CategoryValue: 'Administrative',
    CorrelationId: request.correlationId,
    ...dynamic('Authorization', authorization),
    ...dynamic('Claims', options.withIdentity ? claims(request) : undefined),
    ...dynamic('HTTPRequest', {
      clientRequestId: request.clientRequestId,
      clientIpAddress: request.address,
      method: request.operation.endsWith('/action') ? 'POST' : 'PUT',
    }),
    ...dynamic('Properties', {
      ...(status === undefined ? {} : { statusCode: status }),
      ...(message === undefined ? {} : { statusMessage: message }),
      eventCategory: 'Administrative',
      entity: resourceId,
      message: request.operation,
      hierarchy: `${subscription.tenantId}/${subscription.id}`,
      eventDataId: entry.eventDataId,
      eventSubmissionTimestamp: sevenDigits({ ms: options.available, ns: 0 }),
    }),
    Level: phase.kind === 'failure' ? 'Error' : options.idCase === 'upper' ? 'Information' : 'Informational',
    OperationName: request.title,
    OperationNameValue: writeOperation(request.operation, options.idCase),
    ActivityStatusValue: words[phase.kind],
    ActivitySubstatusValue: status ?? '',
    Caller: caller,
    EventDataId: entry.eventDataId,
    EventSubmissionTimestamp: sevenDigits({ ms: options.available, ns: 0 }),
    OperationId: request.operationId,
    ResourceGroup: (resourceId.split('/')[4] ?? '').toUpperCase(),
    ResourceProviderValue: (request.operation.split('/')[0] ?? '').toUpperCase(),
    SubscriptionId: subscription.id,
    Hierarchy: `${subscription.tenantId}/${subscription.id}`,
    Type: 'AzureActivity',
    _ResourceId: columnId(resourceId, options),
  };
  const written = writeRow(row, entry.time, options.layout, options.locale);
  const named = principalFact(request, options.withIdentity, caller);
  return { text: written.text, fact: cloudFact(entry, written.time, named, request.operationId) };
}

function dynamic(column: string, value: object | undefined): Record<string, unknown> {
  return { [column]: value === undefined ? '' : JSON.stringify(value), [`${column}_d`]: value ?? null };
}

/** In lower case, and in some rows of the machine alone where the request was about something beneath it. */
function columnId(resourceId: string, { random }: CloudOptions): string {
  const id = resourceId.toLowerCase();
  return random.chance(0.5) ? id.replace(/\/(?:runcommands|extensions)\/[^/]+$/, '') : id;
}

/** `TenantId` is the workspace, whatever its name says. */
function workspaceOf(subscriptionId: string): string {
  return `${[...subscriptionId.slice(0, 8)].reverse().join('')}${subscriptionId.slice(8)}`;
}
