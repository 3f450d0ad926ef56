import { formatInstant } from '../../event/instant.ts';
import type { JsonObject } from '../../event/json.ts';
import type { Attribution, Candidate } from '../model/attribution.ts';
import type { CoverageInterval } from '../model/coverage.ts';
import { addressFields } from './address-fields.ts';
import { compact } from './compact.ts';
import { describeOperation } from './operation-fields.ts';

/** `throughline.attribution`: the claim, its grades, and what it rests on. */
export function attributionFields(attribution: Attribution): JsonObject | undefined {
  return compact({
    id: attribution.id,
    verdict: attribution.verdict,
    reason: attribution.reason,
    tier: attribution.tier,
    identity: attribution.identity,
    confidence: attribution.confidence,
    state: attribution.state,
    candidates: attribution.candidates.map(candidateFields),
    coverage: compact({
      cloud: intervalFields(attribution.coverage.cloud),
      guest: intervalFields(attribution.coverage.guest),
    }),
    evidence: attribution.evidence.map(({ plane, kind, text }) => ({ plane, kind, text })),
  });
}

function candidateFields({ operation, identity, reasons }: Candidate): JsonObject {
  const fields = compact({
    operation: describeOperation(operation, operation.principal),
    source: addressFields(operation.caller),
    identity,
    reasons,
  });
  return fields ?? {};
}

function intervalFields(interval: CoverageInterval | undefined): JsonObject | undefined {
  if (!interval) return undefined;
  return { from: formatInstant(interval.from), to: formatInstant(interval.to), proof: interval.proof };
}
