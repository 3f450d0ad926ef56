import type { Span } from '../span.ts';

export type KqlSign = '(' | ')' | '{' | '}' | ':' | '<' | '<=' | '>' | '>=';

/** A value or name without quotes, its escapes resolved. A star that is no wildcard was escaped and stands in a part. */
export interface BareToken {
  readonly kind: 'bare';
  readonly span: Span;
  /** The text between the wildcards: one part more than there are wildcards. */
  readonly parts: readonly string[];
}

export interface QuotedToken {
  readonly kind: 'quoted';
  readonly span: Span;
  readonly text: string;
}

export interface SignToken {
  readonly kind: 'sign';
  readonly span: Span;
  readonly sign: KqlSign;
}

export interface KeywordToken {
  readonly kind: 'keyword';
  readonly span: Span;
  readonly keyword: 'and' | 'or' | 'not';
}

export interface EndToken {
  readonly kind: 'end';
  readonly span: Span;
}

export type KqlToken = BareToken | QuotedToken | SignToken | KeywordToken | EndToken;

/** For messages. */
export function describeToken(token: KqlToken, text: string): string {
  if (token.kind === 'end') return 'the end of the query';
  const written = text.slice(token.span.start, token.span.end);
  return `\`${written.length > 40 ? `${written.slice(0, 40)}…` : written}\``;
}
