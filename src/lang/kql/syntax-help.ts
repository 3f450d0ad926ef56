import type { Report } from '../report.ts';
import { describeToken, type KqlToken } from './token.ts';

interface Advice {
  readonly message: string;
  readonly help?: string;
}

export function valueMissing(token: KqlToken, text: string): Advice {
  const message = `A value is due where ${describeToken(token, text)} stands.`;
  if (token.kind === 'keyword' && token.keyword === 'not') {
    return { message, help: 'Put `not` in parentheses, `field: (not value)`, or before the field.' };
  }
  if (token.kind === 'keyword')
    return { message, help: `For the word itself, write \`\\${token.keyword}\`.` };
  return { message };
}

export function afterCondition(token: KqlToken, text: string): Advice {
  const found = describeToken(token, text);
  const message = `\`and\`, \`or\` or the end is due where ${found} stands.`;
  if (token.kind === 'sign' && token.sign === ':') {
    return {
      message,
      help: 'A colon inside a value is written `\\:`, or the value is put in quotation marks.',
    };
  }
  if (token.kind === 'sign') {
    return {
      message,
      help: `Inside a value it is written \`\\${token.sign}\`; keywords need white space around them.`,
    };
  }
  if (token.kind === 'quoted') return { message, help: 'A quotation mark inside a value is written `\\"`.' };
  const word = /^(?:and|or|not)\b/i.exec(text.slice(token.span.start, token.span.end))?.[0];
  if (word === undefined) return { message };
  if (word.toLowerCase() !== 'not') return { message, help: `\`${word}\` needs white space on both sides.` };
  return { message, help: 'Between two conditions write `and not`; the word itself is written `\\not`.' };
}

/** A word that is no keyword only because of where it stands is rarely meant so. */
export function lintText(token: KqlToken, text: string, report: Report): void {
  if (token.kind !== 'bare') return;
  const written = text.slice(token.span.start, token.span.end);
  const word = /^(?:and|or)(?=\s)/i.exec(written)?.[0] ?? /(?<=\s)(?:and|or|not)$/i.exec(written)?.[0];
  if (word === undefined) return;
  report.warn(
    'kql-keyword-in-value',
    token.span,
    `\`${word}\` is part of the value here and joins nothing.`,
    `If that is meant, write \`\\${word}\`.`,
  );
}
