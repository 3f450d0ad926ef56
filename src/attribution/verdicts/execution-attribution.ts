import { parseAzureResourceId } from '../../event/azure-resource-id.ts';
import { stableId } from '../../event/id.ts';
import { extensionKind } from '../cloud/extension-kinds.ts';
import type { Attribution, Candidate, Confidence, Evidence, Reason, Verdict } from '../model/attribution.ts';
import type { Execution } from '../model/execution.ts';
import type { HostIdentity } from '../model/host.ts';
import type { Operation } from '../model/operation.ts';
import type { Feasibility } from '../pairing/feasible.ts';
import type { Pairing } from '../pairing/pair.ts';
import { atMost, attributedConfidence, unrequestedConfidence } from './confidence.ts';
import { type Context, stateOf } from './context.ts';
import * as say from './evidence.ts';
import { requestWindow, unrequestedReason } from './unrequested.ts';

/** The attribution of a run, whatever pairing made of it. */
export function executionAttribution(
  pairing: Pairing,
  feasibility: Feasibility,
  context: Context,
): Attribution {
  const { execution, operation, tier, candidates, late } = pairing;
  const identity = identityFor(pairing, context);
  const host = context.hosts.get(execution.hostId);
  const subscriptions = subscriptionsOf(execution, context);
  const verdict: Verdict = tier ? 'attributed' : candidates.length > 0 ? 'ambiguous' : 'unrequested';
  const missing =
    verdict === 'unrequested' ? unrequestedReason(execution, subscriptions, context.coverage) : undefined;
  const evidence: Evidence[] = [say.executionEvidence(execution)];
  if (operation)
    evidence.push(say.operationEvidence(operation), say.delayEvidence(operation, execution, late));
  if (identity) evidence.push(say.identityEvidence(host, identity));
  const offset = context.offsets.get(execution.hostId);
  if (offset) evidence.push(say.clockEvidence(offset));
  if (tier) evidence.push(say.tierEvidence(tier));
  if (missing) evidence.push(say.coverageEvidence('cloud', missing.cloud));
  const windowEnds = [operation, ...candidates].map(
    (each) => feasibility.windows.get(each?.id ?? '')?.strict.to ?? 0,
  );
  const deadline = { cloud: requestWindow(execution).to, guest: Math.max(execution.start.ms, ...windowEnds) };
  return {
    id: stableId('attribution', 'execution', execution.id),
    verdict,
    reason: missing?.reason,
    tier,
    identity: identity?.grade,
    confidence: confidenceOf(pairing, identity, missing?.reason),
    state: stateOf(context, subscriptions, [execution.hostId], deadline),
    operation,
    execution,
    principal: operation?.principal ?? (tier ? candidates[0]?.principal : undefined),
    candidates: candidates.map((each) => candidateOf(each, execution, identity?.grade)),
    host,
    coverage: { cloud: missing?.cloud, guest: undefined },
    evidence,
  };
}

function confidenceOf(
  pairing: Pairing,
  identity: HostIdentity | undefined,
  missing: Reason | undefined,
): Confidence {
  const { execution, operation, tier, candidates, late } = pairing;
  const settled = identity?.settled === true;
  if (missing) return unrequestedConfidence(missing, execution.anchor, identity?.grade, settled);
  if (!tier) return 'low';
  const base = attributedConfidence(tier, identity?.grade, settled, execution.anchor, late);
  const byNameOnly = [operation, ...candidates].some(
    (each) => each?.channel === 'extension' && extensionKind(each.name) !== 'script',
  );
  return byNameOnly ? atMost(base, 'medium') : base;
}

/** How the run's host is tied to what was addressed: its own machine, or the scale set that it belongs to. */
function identityFor(
  { execution, operation, candidates }: Pairing,
  context: Context,
): HostIdentity | undefined {
  const membership = context.memberships.get(execution.hostId);
  const addressed = operation ?? candidates[0];
  if (membership && addressed?.target.kind === 'scale-set') {
    const { hostId, grade, scaleSetKey } = membership;
    return { hostId, grade, targetKeys: [scaleSetKey], settled: true };
  }
  return context.identities.get(execution.hostId);
}

function candidateOf(operation: Operation, execution: Execution, grade: Candidate['identity']): Candidate {
  return { operation, identity: grade, reasons: [say.delayEvidence(operation, execution, false).text] };
}

/** Where the run's request would have been logged: its machine's subscription, the host's own, else any. */
function subscriptionsOf(execution: Execution, context: Context): readonly string[] {
  const keys = context.identities.get(execution.hostId)?.targetKeys ?? [];
  const ofMachine = new Set(keys.flatMap((key) => parseAzureResourceId(key)?.subscriptionId ?? []));
  if (ofMachine.size > 0) return [...ofMachine];
  const own = context.hosts.get(execution.hostId)?.subscriptionId;
  return own === undefined ? context.coverage.subscriptions() : [own];
}
