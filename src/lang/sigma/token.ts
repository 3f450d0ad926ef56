import type { Span } from '../span.ts';

export type ConditionKeyword = 'and' | 'or' | 'not' | 'of';

/** A name, a name with stars, or a quantifier. */
export interface WordToken {
  readonly kind: 'word';
  readonly text: string;
  readonly span: Span;
}

export interface KeywordToken {
  readonly kind: 'keyword';
  readonly keyword: ConditionKeyword;
  readonly span: Span;
}

export interface SignToken {
  readonly kind: 'sign';
  readonly sign: '(' | ')';
  readonly span: Span;
}

export interface EndToken {
  readonly kind: 'end';
  readonly span: Span;
}

export type ConditionToken = WordToken | KeywordToken | SignToken | EndToken;

/** For messages. */
export function describeToken(token: ConditionToken): string {
  switch (token.kind) {
    case 'word':
      return `\`${token.text}\``;
    case 'keyword':
      return `\`${token.keyword}\``;
    case 'sign':
      return `\`${token.sign}\``;
    case 'end':
      return 'the end of the condition';
    default:
      return token;
  }
}
