import type { DeclaredCoverage } from '../attribution/model/coverage.ts';
import type { AttributionResult } from '../attribution/model/result.ts';
import { didYouMean } from '../diagnostics/near-words.ts';
import { line, type SafeText } from '../output/text/safe-text.ts';

/** A declaration of a host that no log names has no effect, which is most often a slip. A subscription may have been quiet. */
export function coveredNotes(
  covered: readonly DeclaredCoverage[] | undefined,
  { hosts }: AttributionResult,
): SafeText[] {
  const names = hosts.flatMap((host) => host.names);
  const unknown = (covered ?? []).flatMap(({ plane, subject }) =>
    plane === 'guest' && subject !== undefined && !names.includes(subject) ? [subject] : [],
  );
  return [...new Set(unknown)].map((subject) => {
    const near = didYouMean(subject, names);
    return line`note: --covered names the host ${subject}, which none of these logs do.${near === undefined ? '' : ` ${near}`}`;
  });
}
