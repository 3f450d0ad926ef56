import type { Confidence, Reason, Tier } from '../model/attribution.ts';
import type { Anchor } from '../model/execution.ts';
import type { IdentityGrade } from '../model/host.ts';

/** How much a grade of identity carries: 3 an id, 2 a whole name or an exact pair, 1 part of a name, 0 nothing. */
export function identityStrength(grade: IdentityGrade | undefined): 0 | 1 | 2 | 3 {
  if (grade === undefined) return 0;
  if (grade === 'host-name' || grade === 'exact-pair') return 2;
  return grade === 'scale-set-name' || grade === 'name-prefix' ? 1 : 3;
}

const byStrength: Readonly<Record<Tier, readonly [Confidence, Confidence, Confidence, Confidence]>> = {
  'correlation-id': ['high', 'high', 'high', 'high'],
  'run-command-name': ['medium', 'medium', 'high', 'high'],
  'only-feasible': ['low', 'low', 'medium', 'high'],
  'same-principal': ['low', 'low', 'medium', 'medium'],
};

const order: readonly Confidence[] = ['low', 'medium', 'high'];

export function atMost(confidence: Confidence, limit: Confidence): Confidence {
  return order[Math.min(order.indexOf(confidence), order.indexOf(limit))] as Confidence;
}

/** Confidence of an attribution (`docs/semantics.md` §7). */
export function attributedConfidence(
  tier: Tier,
  grade: IdentityGrade | undefined,
  settled: boolean,
  anchor: Anchor,
  late: boolean,
): Confidence {
  // A name that taught which machine the host is cannot then be surer for it.
  const isCircular = grade === 'exact-pair' && tier === 'run-command-name';
  const base = byStrength[tier][settled && !isCircular ? identityStrength(grade) : 0];
  if (anchor === 'path' || late) return 'low';
  return anchor === 'command-line' ? atMost(base, 'medium') : base;
}

/** Confidence that a request left no run, by the grade that ties its machine to the host that was watched. */
export function unobservedConfidence(
  reason: Reason,
  refused: boolean,
  grade: IdentityGrade | undefined,
): Confidence {
  if (reason === 'operation-failed') return refused ? 'high' : 'medium';
  return reason === 'not-seen' ? (byStrength['only-feasible'][identityStrength(grade)] as Confidence) : 'low';
}

/** Confidence that nobody asked for a run. */
export function unrequestedConfidence(
  reason: Reason,
  anchor: Anchor,
  grade: IdentityGrade | undefined,
  settled: boolean,
): Confidence {
  if (reason !== 'no-record' || anchor === 'path' || grade === undefined || !settled) return 'low';
  const base = anchor === 'handler-ancestry' && identityStrength(grade) === 3 ? 'high' : 'medium';
  return base;
}
