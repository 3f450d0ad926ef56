import { type Attribution, type Verdict, verdicts } from '../attribution/model/attribution.ts';
import { UserError } from '../diagnostics/user-error.ts';

const anyVerdict = 'findings';

/** Reads `--fail-on`: verdicts with commas between, or `findings` for any of them. */
export function parseFailOn(text: string): ReadonlySet<Verdict> {
  const names = text.split(',').map((name) => name.trim());
  if (names.includes(anyVerdict)) return new Set(verdicts);
  const chosen = names.map((name) => {
    const verdict = verdicts.find((one) => one === name.toLowerCase());
    if (verdict) return verdict;
    throw new UserError(
      `--fail-on does not know ${name === '' ? 'an empty verdict' : name}`,
      `Give ${anyVerdict} or any of ${verdicts.join(', ')}, with commas between.`,
    );
  });
  return new Set(chosen);
}

export function hasFinding(attributions: readonly Attribution[], failOn: ReadonlySet<Verdict>): boolean {
  return attributions.some(({ verdict }) => failOn.has(verdict));
}
