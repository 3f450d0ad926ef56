import { safeText } from '../text/safe-text.ts';

/** A ticket wants a glance, not the megabyte that a command line may be. */
const mostUnits = 300;

/**
 * Log text as a code span: nothing in it is emphasis, HTML, a link or a mention there. The fence is longer than any run of
 * backticks inside, so that the span ends where it should. Never put one into a table: there a pipe would end the cell.
 */
export function code(text: string): string {
  const shown = shorten(safeText(text).trim());
  if (shown === '') return '(empty)';
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  // Next to the fence a backtick would lengthen it; one space on each side is not part of the span.
  const pad = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** Our own words as plain text: whatever Markdown would take for markup is escaped. */
export function prose(text: string): string {
  return safeText(text).replace(/[\\`*_[\]<>#|~!]/g, String.raw`\$&`);
}

function shorten(text: string): string {
  return text.length <= mostUnits ? text : `${text.slice(0, mostUnits).replace(/[\ud800-\udbff]$/, '')}…`;
}
