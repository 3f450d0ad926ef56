import { stableId } from '../../event/id.ts';
import { claimsRun } from '../cloud/channels.ts';
import { extensionKind } from '../cloud/extension-kinds.ts';
import type { Window } from '../coverage/coverage-map.ts';
import type { Attribution } from '../model/attribution.ts';
import type { Operation } from '../model/operation.ts';
import type { Feasibility } from '../pairing/feasible.ts';
import { unobservedConfidence } from './confidence.ts';
import { type Context, stateOf } from './context.ts';
import * as say from './evidence.ts';
import { type PossibleHosts, unobservedReason } from './unobserved.ts';

/** The attribution of a request that no run answers. */
export function operationAttribution(
  operation: Operation,
  feasibility: Feasibility,
  context: Context,
): Attribution {
  if (!expectsRun(operation)) return notApplicable(operation);
  const window = feasibility.windows.get(operation.id)?.strict;
  const hostIds = aliveIn(window, context.hostsOfTarget.get(operation.target.key) ?? [], context);
  const { reason, guest } = unobservedReason(
    operation,
    window,
    possibleHosts(hostIds, context),
    context.coverage,
  );
  const [hostId] = hostIds;
  const identity = hostId === undefined ? undefined : context.identities.get(hostId);
  const host = hostIds.length === 1 ? context.hosts.get(hostId as string) : undefined;
  const { subscriptionId } = operation.target;
  const deadline = { cloud: window?.to ?? 0, guest: window?.to ?? 0 };
  const evidence = [say.operationEvidence(operation)];
  if (identity) evidence.push(say.identityEvidence(host, identity));
  if (!operation.refused) evidence.push(say.coverageEvidence('guest', guest));
  return {
    id: stableId('attribution', 'operation', operation.id),
    verdict: 'unobserved',
    reason,
    tier: undefined,
    identity: identity?.grade,
    confidence: unobservedConfidence(
      reason,
      operation.refused,
      identity?.settled ? identity.grade : undefined,
    ),
    state: stateOf(context, subscriptionId === undefined ? [] : [subscriptionId], hostIds, deadline),
    operation,
    execution: undefined,
    principal: operation.principal,
    candidates: [],
    host,
    coverage: { cloud: undefined, guest },
    evidence,
  };
}

/** Of a machine that was rebuilt, the hosts that were there in the window; all of them where none was. */
function aliveIn(
  window: Window | undefined,
  hostIds: readonly string[],
  { hosts }: Context,
): readonly string[] {
  if (!window) return hostIds;
  const alive = hostIds.filter((id) => {
    const host = hosts.get(id);
    return host && host.firstSeen.ms <= window.to && host.lastSeen.ms >= window.from;
  });
  return alive.length > 0 ? alive : hostIds;
}

/**
 * Of hosts that may be several machines, one is certainly this machine only where there are as many hosts as machines: one host
 * with the name of two leaves one of the two without any sensor.
 */
function possibleHosts(hostIds: readonly string[], { identities, memberships }: Context): PossibleHosts {
  const own = hostIds.flatMap((id) => identities.get(id) ?? []);
  const machines = new Set(own.flatMap(({ targetKeys }) => targetKeys));
  const isSettled = own.some(({ settled }) => settled) || hostIds.some((id) => memberships.has(id));
  return { hostIds, isAmongThem: isSettled || own.length >= machines.size };
}

/** Whether the absence of a run means something: only for channels and extensions that are known to run a script. */
function expectsRun({ channel, name }: Operation): boolean {
  return claimsRun(channel) && (channel !== 'extension' || extensionKind(name) === 'script');
}

/** A request that makes no claim about the guest: shown, and nothing concluded from it. */
function notApplicable(operation: Operation): Attribution {
  return {
    id: stableId('attribution', 'operation', operation.id),
    verdict: 'not-applicable',
    reason: undefined,
    tier: undefined,
    identity: undefined,
    confidence: 'high',
    state: 'final',
    operation,
    execution: undefined,
    principal: operation.principal,
    candidates: [],
    host: undefined,
    coverage: { cloud: undefined, guest: undefined },
    evidence: [say.operationEvidence(operation)],
  };
}
