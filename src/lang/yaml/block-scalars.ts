import { CST } from 'yaml';
import { type BlockLines, beyond } from './block-lines.ts';
import { scalarAt, type YamlScalar } from './yaml-node.ts';

const space = 32;
const doubleQuote = 34;
const hash = 35;
const singleQuote = 39;
const colon = 58;
const backslash = 92;

/** Where no plain text begins, or where only the full reader knows whether it does. */
const indicators = new Set('?:,[]{}#&*!|>\'"%@`');

/** Ends the text, or makes a key of it. */
const breaking = /:(?=\s|$)|(?:^| )#/;

/** The scalars of block YAML. Where a scalar is more than one line as it stands, its value is made by the library. */
export class BlockScalars {
  readonly #lines: BlockLines;

  constructor(lines: BlockLines) {
    this.#lines = lines;
  }

  empty(at: number): YamlScalar {
    return scalarAt(this.#lines.text, '', true, { start: at, end: at });
  }

  /** Where the colon stands that makes a key of what begins here; -1 where none does. */
  keyEnd(): number {
    const { text, at } = this.#lines;
    const first = text.charAt(at);
    if (first === "'" || first === '"') {
      const end = this.quoteEnd() + 1;
      return text.charCodeAt(end) === colon && this.#lines.isSpaceOrEnd(end + 1) ? end : -1;
    }
    if (indicators.has(first)) return -1;
    const end = this.#plainEnd();
    if (text.charCodeAt(end) !== colon) return -1;
    if (text.charCodeAt(end - 1) === space) throw beyond;
    return end;
  }

  /** A scalar of one line that ends before a place, which is known. */
  until(end: number): YamlScalar {
    const { text, at } = this.#lines;
    const loc = { start: at, end };
    const quote = text.charCodeAt(at);
    if (quote !== singleQuote && quote !== doubleQuote) {
      return { kind: 'scalar', text: text.slice(at, end), isPlain: true, inner: loc, loc };
    }
    const inner = { start: at + 1, end: end - 1 };
    const value = text.slice(inner.start, inner.end);
    if (!value.includes(quote === singleQuote ? "'" : '\\')) {
      return { kind: 'scalar', text: value, isPlain: false, inner, loc };
    }
    const unescaped =
      quote === singleQuote
        ? value.replaceAll("''", "'")
        : unfolded('double-quoted-scalar', text.slice(at, end), at);
    return scalarAt(text, unescaped, false, loc);
  }

  /** A value within a collection at column `parent`; goes on to the next content. */
  value(parent: number): YamlScalar {
    const { text, at } = this.#lines;
    const first = text.charAt(at);
    if (first === "'" || first === '"') {
      const end = this.quoteEnd() + 1;
      const quoted = this.until(end);
      this.endLine(end);
      return quoted;
    }
    if (first === '|' || first === '>') return this.#blockScalar(parent);
    if (indicators.has(first) || this.#lines.isItem()) throw beyond;
    return this.#plain(parent);
  }

  #plain(parent: number): YamlScalar {
    const lines = this.#lines;
    const { text, at } = lines;
    const stop = this.#plainEnd();
    if (text.charCodeAt(stop) === colon) throw beyond;
    let end = trimmed(text, stop);
    const line = this.until(end);
    this.endLine(end);
    if (lines.column <= parent) return line;
    if (stop < text.length && text.charCodeAt(stop) === hash) throw beyond;
    do {
      const lineEnd = lines.lineEnd();
      if (lines.comment >= 0 || breaking.test(text.slice(lines.at, lineEnd))) throw beyond;
      end = trimmed(text, lineEnd);
      this.endLine(end);
    } while (lines.column > parent);
    const value = unfolded('scalar', text.slice(at, end), at);
    return scalarAt(text, value, true, { start: at, end });
  }

  #blockScalar(parent: number): YamlScalar {
    const lines = this.#lines;
    const { text, at } = lines;
    const begin = lines.lineEnd() + 1;
    const [, header = '', rest = ''] = /^([|>]-?)( *\r?\n)$/.exec(text.slice(at, begin)) ?? [];
    if (header === '') throw beyond;
    let indent = -1;
    let blank = 0;
    let end = begin;
    for (let line = begin; line < text.length; line = lines.lineEnd() + 1) {
      lines.at = lines.skipSpaces(line);
      const column = lines.at - line;
      if (lines.isLineEnd(lines.at)) blank = Math.max(blank, column);
      else if (indent < 0 ? column <= parent : column < indent) break;
      else {
        if (indent < 0) indent = column;
        end = lines.lineEnd() + 1;
      }
    }
    if (indent < 0 || blank > indent) throw beyond;
    end = Math.min(end, text.length);
    lines.end = end;
    lines.next(end);
    const props: CST.SourceToken[] = [
      { type: 'block-scalar-header', offset: at, indent: parent, source: header },
      { type: 'newline', offset: at + header.length, indent: parent, source: rest },
    ];
    const source = text.slice(begin, end);
    const value = resolve({ type: 'block-scalar', offset: at, indent: parent, props, source });
    return scalarAt(text, value, false, { start: at, end });
  }

  /** Behind a value nothing but a comment may follow. */
  endLine(from: number): void {
    const lines = this.#lines;
    lines.at = from;
    const after = lines.skipSpaces(from);
    if (!lines.isLineEnd(after) && !lines.isComment(after)) throw beyond;
    const next = lines.lineEnd() + 1;
    lines.end = Math.min(next, lines.text.length);
    lines.next(next);
  }

  /** Of the quote that closes, on the same line. */
  quoteEnd(): number {
    const { text, at } = this.#lines;
    const quote = text.charCodeAt(at);
    const lineEnd = this.#lines.lineEnd();
    for (let end = at + 1; end < lineEnd; end++) {
      const code = text.charCodeAt(end);
      if (code === backslash && quote === doubleQuote) end++;
      else if (code === quote) {
        if (quote === doubleQuote || text.charCodeAt(end + 1) !== quote) return end;
        end++;
      }
    }
    throw beyond;
  }

  /** Where plain text is over: at a colon that ends a key, at the hash of a comment, or at the end of the line. */
  #plainEnd(): number {
    const { text, at } = this.#lines;
    for (let end = at; ; end++) {
      const code = text.charCodeAt(end);
      if (code === colon && this.#lines.isSpaceOrEnd(end + 1)) return end;
      if (code === hash && text.charCodeAt(end - 1) === space) return end;
      if (this.#lines.isLineEnd(end)) return end;
    }
  }
}

function trimmed(text: string, end: number): number {
  let at = end;
  while (/[ \r]/.test(text.charAt(at - 1))) at--;
  return at;
}

function unfolded(type: CST.FlowScalar['type'], source: string, offset: number): string {
  return resolve({ type, offset, indent: 0, source, end: [] });
}

function resolve(token: CST.FlowScalar | CST.BlockScalar): string {
  return CST.resolveAsScalar(token, true, () => {
    throw beyond;
  }).value;
}
