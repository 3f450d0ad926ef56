import {
  type Attribution,
  type Reason,
  type Verdict,
  verdicts,
} from '../../attribution/model/attribution.ts';

export interface VerdictCount {
  readonly verdict: Verdict;
  readonly count: number;
  /** How many of them for which reason, most first. */
  readonly reasons: readonly { readonly reason: Reason; readonly count: number }[];
}

/** Every verdict in the order of the model, those that never occur too: nought is an answer. */
export function countVerdicts(attributions: readonly Attribution[]): VerdictCount[] {
  return verdicts.map((verdict) => {
    const those = attributions.filter((attribution) => attribution.verdict === verdict);
    const counts = new Map<Reason, number>();
    for (const { reason } of those) if (reason) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    const reasons = [...counts].map(([reason, count]) => ({ reason, count }));
    reasons.sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
    return { verdict, count: those.length, reasons };
  });
}
