import { columns, padEnd, wrap } from '../text/columns.ts';
import { line, type SafeText } from '../text/safe-text.ts';
import type { Style } from '../text/style.ts';

/** A line under a heading, wrapped where it is too long. */
export interface Row {
  /** Stands before the text in a quieter colour. */
  readonly label?: SafeText;
  /** Stands between label and text: branches of a tree, bullets. */
  readonly lead?: SafeText;
  /** Stands in place of the lead where the text goes on in further lines. */
  readonly hang?: SafeText;
  readonly text: SafeText;
  /** Heads the rows below it, in the colour of labels. */
  readonly isHead?: boolean;
}

/** One heading of a run's page with what is under it. */
export interface Section {
  readonly title: SafeText;
  readonly rows: readonly Row[];
}

const indent = line`  `;

/** The lines of a section, an empty one before it; nothing where there is nothing to say. */
export function* sectionLines({ title, rows }: Section, width: number, style: Style): Generator<string> {
  if (rows.length === 0) return;
  yield '';
  for (const piece of wrap(title, width)) yield style.heading(piece);
  for (const row of rows) yield* rowLines(row, width - indent.length, style);
}

function* rowLines({ label, lead, hang, text, isHead }: Row, width: number, style: Style): Generator<string> {
  const first = lead ?? line``;
  const further = hang ?? blank(columns(first));
  const labelWidth = label === undefined ? 0 : columns(label);
  // A label that takes half of a narrow terminal stands on a line of its own.
  const isBeside = labelWidth <= width / 2;
  if (label !== undefined && !isBeside) yield `${indent}${style.label(label)}`.trimEnd();
  const used = isBeside ? labelWidth : indent.length;
  const room = Math.max(width - used - Math.max(columns(first), columns(further)), 10);
  for (const [at, piece] of wrap(text, room).entries()) {
    const head = at === 0 && isBeside && label !== undefined ? style.label(label) : blank(used);
    const shown = isHead ? style.label(piece) : piece;
    yield `${indent}${head}${at === 0 ? first : further}${shown}`.trimEnd();
  }
}

/** Facts one below the other, their names in a column; facts without a value are left out. */
export function factRows(facts: readonly (readonly [name: string, value: SafeText | undefined])[]): Row[] {
  const known = facts.filter(([, value]) => value !== undefined && value !== '');
  const width = Math.max(0, ...known.map(([name]) => name.length)) + 2;
  return known.map(([name, value]) => ({ label: padEnd(line`${name}`, width), text: value ?? line`` }));
}

export function blank(width: number): SafeText {
  return padEnd(line``, width);
}
