import { dimensions, type Evaluation, type Fault } from './evaluate.ts';
import type { Score } from './score.ts';

type Column = readonly [title: string, text: (score: Score) => string];

const percent = (value: number) =>
  value === 1 ? '100 %' : `${(Math.floor(value * 10_000) / 100).toFixed(2)} %`;

/** Rounded down: a share that is not whole never reads as if it were. */
export const columns: readonly Column[] = [
  ['runs', ({ runs }) => String(runs)],
  ['requests', ({ requests }) => String(requests)],
  ['decidable', ({ decidable }) => String(decidable)],
  ['recall', ({ decidable, recall }) => (decidable === 0 ? '-' : percent(recall))],
  ['precision', ({ attributed, precision }) => (attributed === 0 ? '-' : percent(precision))],
  ['wrong', ({ wrongPrincipals }) => String(wrongPrincipals)],
  ['misled', ({ misled }) => String(misled)],
  ['phantoms', ({ phantoms }) => String(phantoms)],
  ['missing', ({ missing }) => String(missing)],
  ['other faults', ({ wrongVerdicts }) => String(wrongVerdicts)],
  ['reasons', ({ reasons, reasonShare }) => (reasons === 0 ? '-' : percent(reasonShare))],
  ['ambiguous', ({ ambiguousShare }) => percent(ambiguousShare)],
  ['open', ({ undecidable }) => String(undecidable)],
];

/** Rows of cells: the total, then every class of every dimension. */
export function scoreRows(evaluation: Evaluation): string[][] {
  const row = (name: string, score: Score) => [name, ...columns.map(([, text]) => text(score))];
  return [
    ['class', ...columns.map(([title]) => title)],
    row('all', evaluation.total),
    ...dimensions.flatMap((dimension) =>
      Object.entries(evaluation.classes[dimension] ?? {}).map(([value, score]) =>
        row(`${dimension} ${value}`, score),
      ),
    ),
  ];
}

/** A table for a terminal: names to the left, figures to the right. */
export function renderTable(evaluation: Evaluation, faultsShown = 20): string[] {
  const rows = scoreRows(evaluation);
  const widths = (rows[0] as string[]).map((_, at) =>
    Math.max(...rows.map((row) => (row[at] as string).length)),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] as number) : cell.padStart(widths[at] as number)))
      .join('  ')
      .trimEnd(),
  );
  const { faults, unread } = evaluation;
  if (unread > 0) lines.push('', `${unread} documents are no attribution documents`);
  if (faults.length > 0)
    lines.push('', `${faults.length} faults:`, ...faults.slice(0, faultsShown).map(faultLine));
  if (faults.length > faultsShown) lines.push(`  and ${faults.length - faultsShown} more`);
  return lines;
}

export function faultLine(fault: Fault): string {
  const where = fault.scenario === undefined ? '' : ` ${fault.scenario}/${fault.seed} ${fault.truth}`;
  return `  ${fault.what}${where}: expected ${fault.expected}, said ${fault.said}`;
}
