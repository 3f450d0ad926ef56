import { parseAzureResourceId } from '../../event/azure-resource-id.ts';
import type { JsonObject } from '../../event/json.ts';
import type { Attribution } from '../model/attribution.ts';
import { compact } from './compact.ts';
import type { SettledRequest } from './settled-request.ts';

/** `azure.*` as Elastic's integration names it, so that its rules, dashboards and pivots find these documents too. */
export function azureFields(attribution: Attribution, request: SettledRequest): JsonObject | undefined {
  const { principal, operation } = attribution;
  return compact({
    subscription_id: request.subscriptionId,
    correlation_id: operation?.correlationId,
    resource: resourceFields(request.resourceId),
    activitylogs: compact({
      tenant_id: principal?.tenantId,
      identity: compact({
        authorization: compact({ evidence: compact({ principal_id: principal?.id }) }),
      }),
    }),
  });
}

/** The provider is namespace and first type, the name all that follows it (`VM1/RUNCOMMANDS/NAME`): so the pipeline cuts. */
function resourceFields(resourceId: string | undefined): JsonObject | undefined {
  if (resourceId === undefined) return undefined;
  const parts = parseAzureResourceId(resourceId);
  const [namespace, firstType, ...childTypes] = parts?.type?.split('/') ?? [];
  const [firstName, ...childNames] = parts?.names ?? [];
  const tail = childNames.flatMap((name, at) => [childTypes[at] ?? '', name]);
  return compact({
    id: resourceId,
    group: parts?.resourceGroup,
    provider: namespace && firstType && `${namespace}/${firstType}`,
    name: firstName && [firstName, ...tail].join('/'),
  });
}
