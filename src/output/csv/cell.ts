import { safeText } from '../text/safe-text.ts';

/** A spreadsheet holds no more in a cell; what is longer would be cut or spill into the next row. */
const mostUnits = 32_000;

/**
 * What makes a spreadsheet take text for a formula: at the start of a cell, behind spaces too, in full width too; and behind a
 * semicolon, which is what separates cells where the comma is a decimal sign. Quotes in between do not disarm it.
 */
const formula = /(^|;)(?=[\s"']*[=+\-@＝＋－＠])/gu;

/**
 * One cell by RFC 4180. The text is made visible in one line first, as in the table; an apostrophe, which spreadsheets show
 * as nothing, goes before whatever they would run.
 */
export function csvCell(text: string): string {
  const disarmed = shorten(safeText(text)).replace(formula, "$1'");
  return /[",;\s]/.test(disarmed) ? `"${disarmed.replaceAll('"', '""')}"` : disarmed;
}

function shorten(text: string): string {
  if (text.length <= mostUnits) return text;
  const kept = text.slice(0, mostUnits);
  return `${kept.replace(/[\ud800-\udbff]$/, '')}… (${text.length - mostUnits} more)`;
}
