import { formatInstant } from '../../event/instant.ts';
import type { JsonObject } from '../../event/json.ts';
import type { Attribution } from '../model/attribution.ts';
import type { Operation, Principal, Target } from '../model/operation.ts';
import { compact } from './compact.ts';
import { settledRequest } from './settled-request.ts';

/** `throughline.operation`: the request, or as much of it as is certain where the request itself is left open. */
export function operationFields(attribution: Attribution): JsonObject | undefined {
  const { operation, principal } = attribution;
  if (operation) return describeOperation(operation, principal ?? operation.principal);
  const request = settledRequest(attribution);
  return compact({
    channel: request.channel,
    target: targetFields(request.target),
    name: request.name,
    resource_id: request.resourceId,
    vm: vmFields(request.target),
    principal: principal && principalFields(principal, request.caller.tokenIp),
  });
}

/** The same fields for any one request: the settled one, and each candidate. */
export function describeOperation(operation: Operation, principal: Principal): JsonObject | undefined {
  return compact({
    id: operation.id,
    channel: operation.channel,
    target: targetFields(operation.target),
    name: operation.name,
    correlation_id: operation.correlationId,
    resource_id: operation.resourceId,
    phase_seen: operation.phasesSeen,
    outcome: operation.outcome,
    start: operation.start && formatInstant(operation.start),
    end: operation.end && formatInstant(operation.end),
    vm: vmFields(operation.target),
    principal: principalFields(principal, operation.caller.tokenIp),
  });
}

function targetFields(target: Target | undefined): JsonObject | undefined {
  return target && compact({ kind: target.kind });
}

function vmFields(target: Target | undefined): JsonObject | undefined {
  if (!target) return undefined;
  return compact({
    name: target.name,
    resource_group: target.resourceGroup,
    subscription_id: target.subscriptionId,
    scale_set: target.scaleSet,
    instance: target.instance,
  });
}

function principalFields(principal: Principal, tokenIp: string | undefined): JsonObject | undefined {
  return compact({
    id: principal.id,
    name: principal.name,
    named_by: principal.namedBy,
    group_id: principal.groupId,
    type: principal.type,
    app_id: principal.appId,
    tenant_id: principal.tenantId,
    home_tenant_id: principal.homeTenantId,
    token_id: principal.tokenId,
    token_ip: tokenIp,
    role: principal.role,
  });
}
