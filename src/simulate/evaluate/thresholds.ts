import type { Evaluation } from './evaluate.ts';

/** What a result must reach. Shares are from 0 to 1. */
export interface Thresholds {
  readonly minRecall?: number | undefined;
  readonly minPrecision?: number | undefined;
  readonly minReasons?: number | undefined;
  readonly maxWrongPrincipals?: number | undefined;
  readonly maxPhantoms?: number | undefined;
  readonly maxFaults?: number | undefined;
}

/** What falls short, in words; empty where everything holds. */
export function shortcomings({ total, faults }: Evaluation, thresholds: Thresholds): string[] {
  const short: string[] = [];
  const atLeast = (name: string, value: number, least: number | undefined) => {
    if (least !== undefined && value < least) short.push(`${name} is ${value.toFixed(4)}, below ${least}`);
  };
  const atMost = (name: string, value: number, most: number | undefined) => {
    if (most !== undefined && value > most) short.push(`${name}: ${value}, above ${most}`);
  };
  atLeast('recall', total.recall, thresholds.minRecall);
  atLeast('precision', total.precision, thresholds.minPrecision);
  atLeast('share of right reasons', total.reasonShare, thresholds.minReasons);
  atMost('wrong principals', total.wrongPrincipals, thresholds.maxWrongPrincipals);
  atMost('phantoms', total.phantoms, thresholds.maxPhantoms);
  atMost('faults', faults.length, thresholds.maxFaults);
  return short;
}
