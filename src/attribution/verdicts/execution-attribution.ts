import { parseAzureResourceId } from '../../event/azure-resource-id.ts';
import { stableId } from '../../event/id.ts';
import type { Attribution, Candidate, Evidence, Verdict } from '../model/attribution.ts';
import type { Execution } from '../model/execution.ts';
import type { Operation } from '../model/operation.ts';
import type { Feasibility } from '../pairing/feasible.ts';
import type { Pairing } from '../pairing/pair.ts';
import { attributedConfidence, unrequestedConfidence } from './confidence.ts';
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
  const identity = context.identities.get(execution.hostId);
  const host = context.hosts.get(execution.hostId);
  const subscriptions = subscriptionsOf(execution, context);
  const verdict: Verdict = tier ? 'attributed' : candidates.length > 0 ? 'ambiguous' : 'unrequested';
  const missing =
    verdict === 'unrequested' ? unrequestedReason(execution, subscriptions, context.coverage) : undefined;
  const settled = identity?.settled === true;
  const evidence: Evidence[] = [say.executionEvidence(execution)];
  if (operation)
    evidence.push(say.operationEvidence(operation), say.delayEvidence(operation, execution, late));
  if (identity) evidence.push(say.identityEvidence(host, identity));
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
    confidence: tier
      ? attributedConfidence(tier, identity?.grade, settled, execution.anchor, late)
      : missing
        ? unrequestedConfidence(missing.reason, execution.anchor, identity?.grade, settled)
        : 'low',
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
