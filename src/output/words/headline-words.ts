import type { Verdict } from '../../attribution/model/attribution.ts';
import type { VerdictCount } from '../summary/verdict-counts.ts';
import { countWords } from './count-words.ts';

/** What a verdict says, for readers who do not know the word. */
export const verdictMeanings: Readonly<Record<Verdict, string>> = {
  attributed: 'ran, and who asked is known',
  ambiguous: 'ran, and several requests could have caused it',
  unobserved: 'requested, and no run was seen',
  unrequested: 'ran, and no request for it was found',
  'not-applicable': 'requested by a channel that leaves no trace in the guest',
};

const phrases: Readonly<Record<Verdict, (count: number) => string>> = {
  attributed: (count) => `${countWords(count, 'run')} attributed to who asked`,
  ambiguous: (count) => `${countWords(count, 'run')} with several possible requests`,
  unobserved: (count) => `${countWords(count, 'request')} without a run seen`,
  unrequested: (count) => `${countWords(count, 'run')} that nobody on record asked for`,
  'not-applicable': (count) => `${countWords(count, 'request')} that can leave no trace in the guest`,
};

/** What a reader must hear first, first. */
export const byWeight: readonly Verdict[] = [
  'unrequested',
  'ambiguous',
  'attributed',
  'unobserved',
  'not-applicable',
];

/** The result in one sentence of our own words and numbers. */
export function headlineWords(counts: readonly VerdictCount[]): string {
  const parts = byWeight.flatMap((verdict) => {
    const count = counts.find((one) => one.verdict === verdict)?.count ?? 0;
    return count === 0 ? [] : [phrases[verdict](count)];
  });
  if (parts.length === 0) return 'No run and no request was found.';
  const last = parts.pop() ?? '';
  return parts.length === 0 ? `${last}.` : `${parts.join(', ')} and ${last}.`;
}
