import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { maxQueryDepth, maxQueryLength } from '../../plan/limits.ts';
import { Report } from '../report.ts';
import { type Origin, SourceText } from '../source-text.ts';
import { cover, type Span } from '../span.ts';
import { junction, type KqlQuery, type KqlText, type KqlValue, type Negation } from './ast.ts';
import { lexKql } from './lexer.ts';
import { afterCondition, lintText, valueMissing } from './syntax-help.ts';
import { describeToken, type KqlSign, type KqlToken } from './token.ts';

export interface KqlParsed {
  /** Absent where there is an error. */
  readonly query: KqlQuery | undefined;
  /** All errors and remarks, in the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Never throws, and takes time in proportion to the text. */
export function parseKql(text: string, origin: Origin = { file: 'query' }): KqlParsed {
  const report = new Report(new SourceText(text, origin));
  if (text.length > maxQueryLength) {
    const message = `The query has ${text.length} characters; the limit is ${maxQueryLength}.`;
    report.error('query-too-long', { start: 0, end: 1 }, message);
    return { query: undefined, diagnostics: report.diagnostics };
  }
  const query = new Parser(text, lexKql(text, report), report).run();
  return { query: report.hasErrors ? undefined : query, diagnostics: report.diagnostics };
}

/** Undefined stands for what could not be read and has been reported. */
type Read<T> = T | undefined;

class Parser {
  readonly #text: string;
  readonly #tokens: readonly KqlToken[];
  readonly #report: Report;
  #at = 0;
  #depth = 0;

  constructor(text: string, tokens: readonly KqlToken[], report: Report) {
    this.#text = text;
    this.#tokens = tokens;
    this.#report = report;
  }

  run(): Read<KqlQuery> {
    if (this.#peek().kind === 'end') return { kind: 'match-all', loc: { start: 0, end: 0 } };
    const query = this.#query();
    while (this.#peek().kind !== 'end' && !this.#report.isFull) {
      const token = this.#peek();
      this.#report.error(
        'kql-syntax',
        token.span,
        `Nothing is open that ${this.#describe(token)} could close.`,
      );
      this.#at++;
      // What follows is read for its own errors; there is no query any more.
      if (this.#peek().kind === 'keyword') this.#at++;
      if (this.#peek().kind !== 'end') this.#query();
    }
    return query;
  }

  #query(): Read<KqlQuery> {
    return this.#junctions(() => this.#condition());
  }

  #values(): Read<KqlValue> {
    return this.#junctions<KqlValue>(() => this.#value());
  }

  #junctions<T extends { readonly loc: Span }>(operand: () => Read<T>): Read<T> {
    return this.#chain('or', () => this.#chain('and', () => this.#negations(operand))) as Read<T>;
  }

  #chain<T extends { readonly loc: Span }>(keyword: 'and' | 'or', operand: () => Read<T>) {
    const items: Read<T>[] = [operand()];
    while (this.#takeKeyword(keyword)) items.push(operand());
    const read = items.filter((item) => item !== undefined);
    return read.length === items.length ? junction(keyword, read) : undefined;
  }

  #negations<T extends { readonly loc: Span }>(operand: () => Read<T>): Read<T | Negation<T>> {
    const { span } = this.#peek();
    if (!this.#takeKeyword('not')) return operand();
    const item = this.#deeper(span, () => this.#negations(operand)) as Read<T>;
    return item && { kind: 'not', item, loc: cover(span, item.loc) };
  }

  #condition(): Read<KqlQuery> {
    const token = this.#peek();
    if (token.kind === 'bare' || token.kind === 'quoted')
      return this.#closed(this.#fieldOrText(this.#text_(token)));
    if (this.#isSign('(')) return this.#closed(this.#enclosed('(', ')', () => this.#query()));
    this.#report.error('kql-syntax', token.span, `A condition is due where ${this.#describe(token)} stands.`);
    this.#recover();
    return undefined;
  }

  #fieldOrText(text: KqlText): Read<KqlQuery> {
    const next = this.#peek();
    if (next.kind !== 'sign') return { kind: 'free', value: text, loc: text.loc };
    switch (next.sign) {
      case ':':
        this.#at++;
        return this.#afterColon(text);
      case '<':
      case '<=':
      case '>':
      case '>=': {
        this.#at++;
        const bound = this.#textDue(next);
        return (
          bound && { kind: 'range', field: text, sign: next.sign, bound, loc: cover(text.loc, bound.loc) }
        );
      }
      default:
        return { kind: 'free', value: text, loc: text.loc };
    }
  }

  #afterColon(field: KqlText): Read<KqlQuery> {
    const open = this.#peek();
    if (this.#isSign('{')) {
      const item = this.#enclosed('{', '}', () => this.#query());
      return item && { kind: 'nested', field, item, loc: this.#since(field.loc) };
    }
    const value = this.#isSign('(') ? this.#value() : this.#textDue(open);
    return value && { kind: 'field', field, value, loc: this.#since(field.loc) };
  }

  #value(): Read<KqlValue> {
    if (this.#isSign('(')) return this.#closed(this.#enclosed('(', ')', () => this.#values()));
    const text = this.#textDue(this.#peek());
    return text && this.#closed(text);
  }

  #textDue(place: KqlToken): Read<KqlText> {
    const token = this.#peek();
    if (token.kind === 'bare' || token.kind === 'quoted') return this.#text_(token);
    const { message, help } = valueMissing(token, this.#text);
    this.#report.error('kql-syntax', token.kind === 'end' ? place.span : token.span, message, help);
    this.#recover();
    return undefined;
  }

  #text_(token: KqlToken & { kind: 'bare' | 'quoted' }): KqlText {
    this.#at++;
    lintText(token, this.#text, this.#report);
    if (token.kind === 'quoted') return { kind: 'quoted', text: token.text, loc: token.span };
    return { kind: 'bare', parts: token.parts, loc: token.span };
  }

  #enclosed<T>(open: KqlSign, close: KqlSign, content: () => Read<T>): Read<T> {
    const { span } = this.#peek();
    this.#lintNot();
    this.#at++;
    const read = this.#deeper(span, content);
    if (this.#isSign(close)) {
      this.#at++;
      return read;
    }
    // After too deep a query nothing is closed any more.
    if (this.#depth === Number.POSITIVE_INFINITY) return undefined;
    this.#report.error('kql-syntax', span, `This \`${open}\` is never closed: \`${close}\` is missing.`);
    return undefined;
  }

  /** After a condition come a keyword, a closing sign or the end. */
  #closed<T>(read: Read<T>): Read<T> {
    const token = this.#peek();
    const isDue =
      token.kind === 'end' ||
      (token.kind === 'keyword' && token.keyword !== 'not') ||
      (token.kind === 'sign' && (token.sign === ')' || token.sign === '}'));
    if (isDue || read === undefined) return read;
    const { message, help } = afterCondition(token, this.#text);
    this.#report.error('kql-syntax', token.span, message, help);
    this.#recover();
    return undefined;
  }

  #deeper<T>(span: Span, content: () => Read<T>): Read<T> {
    if (this.#depth >= maxQueryDepth) {
      const message = `The query is nested more than ${maxQueryDepth} levels deep.`;
      if (this.#depth !== Number.POSITIVE_INFINITY) this.#report.error('query-too-deep', span, message);
      this.#depth = Number.POSITIVE_INFINITY;
      this.#at = this.#tokens.length - 1;
      return undefined;
    }
    this.#depth++;
    const read = content();
    this.#depth--;
    return read;
  }

  /** Goes on where the next condition may begin, past whatever is opened and closed on the way. */
  #recover(): void {
    let open = 0;
    for (let token = this.#peek(); token.kind !== 'end'; token = this.#peek()) {
      if (token.kind === 'sign' && (token.sign === '(' || token.sign === '{')) open++;
      if (token.kind === 'sign' && (token.sign === ')' || token.sign === '}') && open-- === 0) return;
      if (token.kind === 'keyword' && token.keyword !== 'not' && open === 0) return;
      this.#at++;
    }
  }

  #lintNot(): void {
    const before = this.#tokens[this.#at - 1];
    if (before?.kind !== 'keyword' || before.span.end !== this.#peek().span.start) return;
    this.#report.warn(
      'kql-not-without-space',
      before.span,
      '`not` is read as a negation here, but Kibana refuses it without white space behind it.',
      'Write `not (`.',
    );
  }

  #takeKeyword(keyword: 'and' | 'or' | 'not'): boolean {
    const token = this.#peek();
    if (token.kind !== 'keyword' || token.keyword !== keyword) return false;
    this.#at++;
    return true;
  }

  #isSign(sign: KqlSign): boolean {
    const token = this.#peek();
    return token.kind === 'sign' && token.sign === sign;
  }

  #peek(): KqlToken {
    return this.#tokens[Math.min(this.#at, this.#tokens.length - 1)] as KqlToken;
  }

  #since(first: Span): Span {
    return cover(first, (this.#tokens[this.#at - 1] ?? this.#peek()).span);
  }

  #describe(token: KqlToken): string {
    return describeToken(token, this.#text);
  }
}
