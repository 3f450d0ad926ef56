import { BlockLines, beyond } from './block-lines.ts';
import { BlockScalars } from './block-scalars.ts';
import { FlowLine } from './flow-line.ts';
import {
  hasKey,
  type YamlDocument,
  type YamlEntry,
  type YamlList,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from './yaml-node.ts';

/** Longer texts, and deeper ones, are for a reader that counts. */
const longest = 500_000;
const deepest = 50;
/** Each key is compared with those before it. */
const mostKeys = 100;
/** YAML allows 1,024 characters before the colon. */
const longestKey = 1000;

const squareBracket = 91;
const curlyBracket = 123;

/** Tabs, other control characters, byte order marks, and returns that end no line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for.
const unusual = /[\0-\x09\x0b\x0c\x0e-\x1f\ufeff]|\r(?!\n)/;

/**
 * The documents of a text in that part of YAML in which rules are written: maps and lists by indentation or in brackets on a line, scalars of any kind. The trees are
 * those that the full reader makes, places too. Undefined for everything else, also for all that is wrong: it is for the full reader, which
 * takes twenty times as long, to say what.
 */
export function readBlockYaml(text: string): readonly YamlDocument[] | undefined {
  if (text.length > longest || unusual.test(text)) return undefined;
  try {
    return new BlockReader(text).documents();
  } catch (error) {
    if (error === beyond) return undefined;
    throw error;
  }
}

class BlockReader {
  readonly #lines: BlockLines;
  readonly #scalars: BlockScalars;
  readonly #flow: FlowLine;

  constructor(text: string) {
    this.#lines = new BlockLines(text);
    this.#scalars = new BlockScalars(this.#lines);
    this.#flow = new FlowLine(this.#lines, this.#scalars);
  }

  documents(): readonly YamlDocument[] {
    const lines = this.#lines;
    const documents: YamlDocument[] = [];
    lines.next(0);
    do {
      if (lines.isMarker) lines.next(lines.lineEnd() + 1);
      if (lines.column !== 0) throw beyond;
      documents.push({ root: this.#block(0, -1, 0), hasErrors: false });
    } while (lines.isMarker);
    return documents;
  }

  /** What begins a line, within a collection that stands at column `parent`. */
  #block(column: number, parent: number, depth: number): YamlNode {
    if (depth > deepest) throw beyond;
    if (this.#lines.isItem()) return this.#list(column, parent, depth);
    if (this.#scalars.keyEnd() >= 0) return this.#map(column, depth);
    if (parent < 0) throw beyond;
    return this.#leaf(parent);
  }

  #map(column: number, depth: number): YamlMap {
    if (depth > deepest) throw beyond;
    const lines = this.#lines;
    const start = lines.at;
    const entries: YamlEntry[] = [];
    do {
      const key = this.#key();
      if (entries.length > mostKeys || hasKey(entries, key.text)) throw beyond;
      entries.push({ key, value: this.#value(column, depth) });
    } while (lines.column === column);
    return { kind: 'map', entries, loc: { start, end: lines.close(column) } };
  }

  #list(column: number, parent: number, depth: number): YamlList {
    const lines = this.#lines;
    const start = lines.at;
    const items: YamlNode[] = [];
    do {
      const inner = lines.skipSpaces(lines.at + 1);
      const innerColumn = column + inner - lines.at;
      lines.at = inner;
      if (lines.isLineEnd(inner) || lines.isItem()) throw beyond;
      items.push(this.#scalars.keyEnd() >= 0 ? this.#map(innerColumn, depth + 1) : this.#leaf(column));
    } while (lines.column === column && lines.isItem());
    // A list may stand at the column of the map whose key it belongs to.
    if (lines.column === column && parent !== column) throw beyond;
    return { kind: 'list', items, loc: { start, end: lines.close(column) } };
  }

  /** What holds no block of its own, within a collection at column `parent`; goes on to the next content. */
  #leaf(parent: number): YamlNode {
    const lines = this.#lines;
    const sign = lines.text.charCodeAt(lines.at);
    if (sign !== squareBracket && sign !== curlyBracket) return this.#scalars.value(parent);
    const collection = this.#flow.collection();
    this.#scalars.endLine(lines.at);
    return collection;
  }

  /** Leaves off behind the colon. */
  #key(): YamlScalar {
    const end = this.#scalars.keyEnd();
    if (end < 0 || end - this.#lines.at > longestKey || this.#lines.isItem()) throw beyond;
    const key = this.#scalars.until(end);
    this.#lines.at = end + 1;
    return key;
  }

  /** The value of a key of a map at that column, from behind the colon. */
  #value(column: number, depth: number): YamlNode {
    const lines = this.#lines;
    const at = lines.skipSpaces(lines.at);
    lines.at = at;
    const isComment = lines.isComment(at);
    if (!isComment && !lines.isLineEnd(at)) return this.#leaf(column);
    lines.next(lines.lineEnd() + 1);
    if (lines.column > column || (lines.column === column && lines.isItem())) {
      // Of a scalar behind a comment that stands further left the library says that it is a key.
      if (lines.comment >= 0 && !lines.isItem() && this.#scalars.keyEnd() < 0) throw beyond;
      return this.#block(lines.column, column, depth + 1);
    }
    // The library puts the end of such a value behind the comment.
    if (isComment || lines.comment >= 0) throw beyond;
    lines.end = at;
    return this.#scalars.empty(at);
  }
}
