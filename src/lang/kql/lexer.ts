import type { Report } from '../report.ts';
import { isSpace, readEscape } from './escapes.ts';
import type { KqlSign, KqlToken } from './token.ts';

const keywordPattern = /(?:and|or)(?=[ \t\r\n\u00A0])/iy;
const notPattern = /not(?=[ \t\r\n\u00A0(])/iy;

/**
 * Cuts a query into tokens. A bare value runs over spaces up to the next sign or keyword, so what a word means depends
 * on where it stands: `and` and `or` are keywords after a value and between white space, `not` where a value may begin.
 */
export function lexKql(text: string, report: Report): KqlToken[] {
  const lexer = new Lexer(text, report);
  lexer.run();
  return lexer.tokens;
}

class Lexer {
  readonly tokens: KqlToken[] = [];
  readonly #text: string;
  readonly #report: Report;
  #at = 0;

  constructor(text: string, report: Report) {
    this.#text = text;
    this.#report = report;
  }

  run(): void {
    for (;;) {
      while (isSpace(this.#text[this.#at])) this.#at++;
      if (this.#at >= this.#text.length) break;
      this.#next();
    }
    this.tokens.push({ kind: 'end', span: { start: this.#text.length, end: this.#text.length } });
  }

  #next(): void {
    const start = this.#at;
    const sign = this.#signAt(start);
    if (sign !== undefined) {
      this.#at += sign.length;
      this.tokens.push({ kind: 'sign', sign, span: { start, end: this.#at } });
    } else if (this.#text[start] === '"') {
      this.#quoted();
    } else if (!this.#keyword()) {
      this.#bare();
    }
  }

  #signAt(at: number): KqlSign | undefined {
    const sign = this.#text[at] as string;
    if (sign === '<' || sign === '>') return this.#text[at + 1] === '=' ? `${sign}=` : sign;
    return '(){}:'.includes(sign) ? (sign as KqlSign) : undefined;
  }

  #keyword(): boolean {
    const joins = this.#isAfterValue() && isSpace(this.#text[this.#at - 1]);
    const pattern = joins ? keywordPattern : notPattern;
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0].toLowerCase();
    if (found === undefined) return false;
    const start = this.#at;
    this.#at += found.length;
    this.tokens.push({
      kind: 'keyword',
      keyword: found as 'and' | 'or' | 'not',
      span: { start, end: this.#at },
    });
    return true;
  }

  #isAfterValue(): boolean {
    const last = this.tokens.at(-1);
    if (last?.kind === 'sign') return last.sign === ')' || last.sign === '}';
    return last?.kind === 'bare' || last?.kind === 'quoted';
  }

  #quoted(): void {
    const start = this.#at;
    let text = '';
    this.#at++;
    while (this.#at < this.#text.length && this.#text[this.#at] !== '"') {
      const found = this.#text[this.#at] === '\\' ? readEscape(this.#text, this.#at, 'quoted') : undefined;
      text += found?.text ?? this.#text[this.#at];
      this.#at += found?.length ?? 1;
    }
    if (this.#at >= this.#text.length) {
      this.#report.error(
        'kql-syntax',
        { start, end: start + 1 },
        'This quotation mark has no partner.',
        'Close the text with `"`, or write `\\"` for a quotation mark that is part of a value.',
      );
    }
    this.#at = Math.min(this.#at + 1, this.#text.length);
    this.tokens.push({ kind: 'quoted', text, span: { start, end: this.#at } });
  }

  #bare(): void {
    const start = this.#at;
    const parts: string[] = [];
    let part = '';
    // White space at the end belongs to nobody, even where it was written as an escape.
    while (this.#at < this.#text.length && !this.#endsBare(start)) {
      const sign = this.#text[this.#at] as string;
      if (sign === '*') {
        parts.push(part);
        part = '';
        this.#at++;
      } else if (sign === '\\') {
        part += this.#escape();
      } else {
        part += sign;
        this.#at++;
      }
    }
    let end = this.#at;
    while (isSpace(this.#text[end - 1])) end--;
    parts.push(part);
    parts[0] = (parts[0] as string).trimStart();
    parts[parts.length - 1] = (parts.at(-1) as string).trimEnd();
    this.tokens.push({ kind: 'bare', parts, span: { start, end: Math.max(end, start + 1) } });
  }

  #escape(): string {
    const found = readEscape(this.#text, this.#at, 'bare');
    if (found) {
      this.#at += found.length;
      return found.text;
    }
    const span = { start: this.#at, end: Math.min(this.#at + 2, this.#text.length) };
    this.#report.error(
      'kql-escape',
      span,
      'The backslash escapes nothing here.',
      'Write `\\\\` for a backslash, or put the value in quotation marks.',
    );
    this.#at++;
    return '\\';
  }

  #endsBare(start: number): boolean {
    const sign = this.#text[this.#at] as string;
    if (sign === '"' || this.#signAt(this.#at) !== undefined) return true;
    if (this.#at === start || !isSpace(this.#text[this.#at - 1]) || isSpace(sign)) return false;
    for (const pattern of [keywordPattern, notPattern]) {
      pattern.lastIndex = this.#at;
      if (pattern.test(this.#text)) return true;
    }
    return false;
  }
}
