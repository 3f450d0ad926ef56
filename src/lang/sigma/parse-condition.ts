import { maxQueryDepth } from '../../plan/limits.ts';
import type { Report } from '../report.ts';
import { cover, type Span } from '../span.ts';
import type { Condition } from './ast.ts';
import { lexCondition } from './lexer.ts';
import { type ConditionKeyword, type ConditionToken, describeToken } from './token.ts';

/** Undefined where it could not be read and that has been reported. `not` binds closest, then `and`, then `or`. */
export function parseCondition(
  text: string,
  place: (span: Span) => Span,
  report: Report,
): Condition | undefined {
  const before = report.errorCount;
  const condition = new Parser(lexCondition(text, place, report), report).run();
  return report.errorCount > before ? undefined : condition;
}

class Parser {
  readonly #tokens: readonly ConditionToken[];
  readonly #report: Report;
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly ConditionToken[], report: Report) {
    this.#tokens = tokens;
    this.#report = report;
  }

  run(): Condition | undefined {
    const condition = this.#chain('or');
    const token = this.#peek();
    if (token.kind !== 'end' && condition) {
      const upper = token.kind === 'word' && /^(?:and|or|not|of)$/i.test(token.text);
      this.#report.error(
        'sigma-condition',
        token.span,
        `\`and\`, \`or\` or the end is due where ${describeToken(token)} stands.`,
        upper ? 'Operators are written in lower case.' : undefined,
      );
    }
    return condition;
  }

  #chain(keyword: 'and' | 'or'): Condition | undefined {
    const items: Condition[] = [];
    do {
      const item = keyword === 'or' ? this.#chain('and') : this.#negation();
      if (!item) return undefined;
      items.push(item);
    } while (this.#take(keyword));
    const [first] = items;
    const last = items.at(-1);
    if (!first || !last || items.length === 1) return first;
    return { kind: keyword, items, loc: cover(first.loc, last.loc) };
  }

  #negation(): Condition | undefined {
    const { span } = this.#peek();
    if (!this.#take('not')) return this.#operand();
    const item = this.#deeper(span, () => this.#negation());
    return item && { kind: 'not', item, loc: cover(span, item.loc) };
  }

  #operand(): Condition | undefined {
    const token = this.#peek();
    if (token.kind === 'sign' && token.sign === '(') return this.#group(token.span);
    if (token.kind !== 'word') {
      this.#report.error(
        'sigma-condition',
        token.span,
        `A selection is due where ${describeToken(token)} stands.`,
      );
      return undefined;
    }
    this.#at++;
    const next = this.#peek();
    if (next.kind === 'keyword' && next.keyword === 'of') return this.#of(token.text, token.span);
    if (token.text.includes('*')) {
      const help = `Write \`1 of ${token.text}\` or \`all of ${token.text}\`.`;
      this.#report.error('sigma-condition', token.span, 'A pattern needs a quantifier.', help);
      return undefined;
    }
    return { kind: 'name', name: token.text, loc: token.span };
  }

  #group(span: Span): Condition | undefined {
    this.#at++;
    const inner = this.#deeper(span, () => this.#chain('or'));
    if (!inner) return undefined;
    const close = this.#peek();
    if (close.kind === 'sign' && close.sign === ')') {
      this.#at++;
      return inner;
    }
    this.#report.error(
      'sigma-condition',
      close.kind === 'end' ? span : close.span,
      close.kind === 'end'
        ? 'This `(` is never closed.'
        : `\`)\` is due where ${describeToken(close)} stands.`,
    );
    return undefined;
  }

  #of(quantifier: string, span: Span): Condition | undefined {
    this.#at++;
    const token = this.#peek();
    if (quantifier !== '1' && quantifier !== 'any' && quantifier !== 'all') {
      const help = 'The quantifiers are `1`, `any` and `all`.';
      this.#report.error('sigma-condition', span, `\`${quantifier}\` is no quantifier.`, help);
      return undefined;
    }
    if (token.kind !== 'word') {
      const message = `A pattern or \`them\` is due where ${describeToken(token)} stands.`;
      this.#report.error('sigma-condition', token.span, message);
      return undefined;
    }
    this.#at++;
    return {
      kind: 'of',
      quantifier: quantifier === 'all' ? 'all' : 'one',
      pattern: token.text,
      loc: cover(span, token.span),
    };
  }

  #deeper(span: Span, content: () => Condition | undefined): Condition | undefined {
    if (this.#depth >= maxQueryDepth) {
      this.#report.error(
        'query-too-deep',
        span,
        `The condition is nested more than ${maxQueryDepth} levels deep.`,
      );
      return undefined;
    }
    this.#depth++;
    const read = content();
    this.#depth--;
    return read;
  }

  #take(keyword: ConditionKeyword): boolean {
    const token = this.#peek();
    if (token.kind !== 'keyword' || token.keyword !== keyword) return false;
    this.#at++;
    return true;
  }

  #peek(): ConditionToken {
    return this.#tokens[Math.min(this.#at, this.#tokens.length - 1)] as ConditionToken;
  }
}
