import { type BlockLines, beyond } from './block-lines.ts';
import type { BlockScalars } from './block-scalars.ts';
import {
  hasKey,
  type YamlEntry,
  type YamlList,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from './yaml-node.ts';

const deepest = 10;
const mostKeys = 100;

/** Where only the full reader knows whether plain text begins. */
const indicators = new Set('-?:,[]{}#&*!|>\'"%@`');

const hash = 35;
const space = 32;
const colon = 58;

/** Lists and maps in brackets that end on the line on which they begin, such as `[a, b]`. */
export class FlowLine {
  readonly #lines: BlockLines;
  readonly #scalars: BlockScalars;

  constructor(lines: BlockLines, scalars: BlockScalars) {
    this.#lines = lines;
    this.#scalars = scalars;
  }

  /** Leaves off behind the bracket that closes. */
  collection(depth = 0): YamlList | YamlMap {
    if (depth > deepest) throw beyond;
    const lines = this.#lines;
    const start = lines.at;
    const items: YamlNode[] = [];
    const entries: YamlEntry[] = [];
    const isList = this.#sign() === '[';
    const close = isList ? ']' : '}';
    let isOver = this.#skip(1) === close;
    while (!isOver) {
      if (isList) items.push(this.#value(depth));
      else entries.push(this.#entry(entries, depth));
      const sign = this.#skip(0);
      isOver = sign === close;
      if (!isOver && (sign !== ',' || this.#skip(1) === close)) throw beyond;
    }
    lines.at++;
    const loc = { start, end: lines.at };
    return isList ? { kind: 'list', items, loc } : { kind: 'map', entries, loc };
  }

  #value(depth: number): YamlNode {
    const sign = this.#sign();
    return sign === '[' || sign === '{' ? this.collection(depth + 1) : this.#scalar();
  }

  #entry(before: readonly YamlEntry[], depth: number): YamlEntry {
    const key = this.#scalar();
    const { text, at } = this.#lines;
    const isKey = text.charCodeAt(at) === colon && text.charCodeAt(at + 1) === space;
    if (!isKey || before.length > mostKeys || hasKey(before, key.text)) throw beyond;
    this.#skip(1);
    return { key, value: this.#value(depth) };
  }

  #scalar(): YamlScalar {
    const lines = this.#lines;
    const sign = this.#sign();
    const isQuoted = sign === "'" || sign === '"';
    if (!isQuoted && indicators.has(sign)) throw beyond;
    const end = isQuoted ? this.#scalars.quoteEnd() + 1 : this.#plainEnd();
    const scalar = this.#scalars.until(end);
    lines.at = end;
    return scalar;
  }

  /** Of plain text, which a comma or a bracket ends here, without the spaces before them. */
  #plainEnd(): number {
    const lines = this.#lines;
    const { text } = lines;
    let end = lines.at;
    for (let at = end; !/[,[\]{}]/.test(text.charAt(at)); at++) {
      const code = text.charCodeAt(at);
      if (lines.isLineEnd(at) || (code === hash && text.charCodeAt(at - 1) === space)) throw beyond;
      if (code === colon && (lines.isSpaceOrEnd(at + 1) || /[,[\]{}]/.test(text.charAt(at + 1)))) break;
      if (code !== space) end = at + 1;
    }
    if (end === lines.at) throw beyond;
    return end;
  }

  #sign(): string {
    return this.#lines.text.charAt(this.#lines.at);
  }

  /** Goes over so many characters and the spaces behind them. */
  #skip(count: number): string {
    this.#lines.at = this.#lines.skipSpaces(this.#lines.at + count);
    return this.#sign();
  }
}
