import { diagnosticTitles } from '../diagnostics/codes.ts';
import { formatLocation } from '../diagnostics/diagnostic.ts';
import { UserError } from '../diagnostics/user-error.ts';
import { formats } from '../ingest/formats/registry.ts';
import type { InputReport } from '../output/scan-report.ts';

/** Input in which no record was recognised is not an empty result: it is the wrong input, or a format that is not read. */
export function nothingRead(paths: readonly string[], input: InputReport): UserError {
  const where = paths.map((path) => (path === '-' ? 'standard input' : path)).join(', ');
  const [problem] = [...input.problems].sort((a, b) => b.count - a.count);
  const [first] = problem?.samples ?? [];
  const place = first?.location ? `, first at ${formatLocation(first.location)}` : '';
  const why = problem ? ` (${problem.count} × ${diagnosticTitles[problem.code]}${place})` : '';
  const cure = `\`throughline formats\` lists the ${formats.length} formats that are read, \`throughline formats PATH\` what is in a file.`;
  return new UserError(`no record that Throughline reads in ${where}${why}`, cure);
}
