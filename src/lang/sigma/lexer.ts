import type { Report } from '../report.ts';
import type { Span } from '../span.ts';
import type { ConditionKeyword, ConditionToken } from './token.ts';

const tokenPattern = /\s+|([()])|([\w*-]+)|./gsu;
const keywords: ReadonlySet<string> = new Set(['and', 'or', 'not', 'of']);

/** Cuts a condition into tokens. `place` gives the place in the file of a part of the condition. */
export function lexCondition(text: string, place: (span: Span) => Span, report: Report): ConditionToken[] {
  const tokens: ConditionToken[] = [];
  for (const match of text.matchAll(tokenPattern)) {
    const [all, sign, word] = match;
    const span = place({ start: match.index, end: match.index + all.length });
    if (sign !== undefined) {
      tokens.push({ kind: 'sign', sign: sign as '(' | ')', span });
    } else if (word !== undefined) {
      if (keywords.has(word)) tokens.push({ kind: 'keyword', keyword: word as ConditionKeyword, span });
      else tokens.push({ kind: 'word', text: word, span });
    } else if (all.trim() !== '') {
      complain(all, span, report);
      // What follows a pipe is another language.
      if (all === '|') break;
    }
  }
  tokens.push({ kind: 'end', span: place({ start: text.length, end: text.length }) });
  return tokens;
}

function complain(sign: string, span: Span, report: Report): void {
  if (sign === '|') {
    report.error(
      'sigma-condition',
      span,
      'Aggregations behind a pipe are no part of Sigma any more.',
      'Write a correlation rule that names this one.',
    );
  } else {
    report.error('sigma-condition', span, `\`${sign}\` has no meaning in a condition.`);
  }
}
