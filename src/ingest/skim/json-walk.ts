import {
  backslash,
  closeBrace,
  closeBracket,
  colon,
  comma,
  openBrace,
  openBracket,
  quote,
} from '../decode/bytes.ts';
import type { Edge, FieldNode, Tree } from './field-tree.ts';

/** Deeper nesting, and more wanted fields, are left to whoever parses. */
const maxDepth = 64;
const maxFound = 96;

/** Bytes at which reading a string cannot simply go on: controls, quotes, backslashes, and what is not ASCII. */
const stops = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < 0x20 || byte === quote || byte === backslash || byte >= 0x80 ? 1 : 0,
);

/** What may follow a backslash, but for `u`. */
const escapes = Uint8Array.from({ length: 256 }, (_, byte) =>
  '"\\/bfnrt'.includes(String.fromCharCode(byte)) ? 1 : 0,
);

const hexadecimal = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[\dA-Fa-f]/.test(String.fromCharCode(byte)) ? 1 : 0,
);

const nothing = undefined;

/**
 * Goes through the bytes of one JSON object from one end to the other, holds them against the grammar, and notes where wanted fields
 * stand. It makes no values. It gives up, rather than be mistaken, on all that is not plain: whatever it passes is JSON that `JSON.parse`
 * reads, with every wanted field at most once and where it was found.
 */
export class JsonWalk {
  readonly #root: FieldNode;
  readonly #isObject = new Uint8Array(maxDepth + 1);
  readonly #nodes: (FieldNode | undefined)[] = new Array(maxDepth + 1).fill(undefined);
  /** Values of wanted fields that are objects or arrays, and have not ended yet. */
  readonly #open: (Edge | undefined)[] = new Array(maxDepth + 1).fill(undefined);
  readonly #openedAt = new Int32Array(maxDepth + 1);
  /** By edge: the number of the walk that met it last. */
  readonly #met: Int32Array;
  #walks = 0;

  /** Wanted fields of the last walk in the order in which they end; a text without its quotes. */
  count = 0;
  readonly edges: Edge[] = [];
  readonly from = new Int32Array(maxFound);
  readonly to = new Int32Array(maxFound);
  /** Whether there was a byte beyond ASCII. It has not been looked at. */
  isWide = false;
  /** Whether a wanted field has an escape by number, which may stand for any character. */
  hasNumberedEscape = false;
  /** Whether any other text has. */
  hasOtherEscape = false;

  #sawNumber = false;

  constructor(tree: Tree) {
    this.#root = tree.root;
    this.#met = new Int32Array(tree.edges.length);
  }

  /**
   * Where the object that begins at `from` ends, or −1 where it is left to whoever parses. The bytes must hold a line break behind it,
   * at which every object that is cut short is noticed.
   */
  walk(bytes: Uint8Array, from: number): number {
    this.count = 0;
    this.isWide = false;
    this.hasNumberedEscape = false;
    this.hasOtherEscape = false;
    this.#walks = (this.#walks + 1) | 0;
    if (bytes[from] !== openBrace) return -1;
    let depth = 0;
    this.#isObject[0] = 1;
    this.#nodes[0] = this.#root;
    this.#open[0] = nothing;
    let node: FieldNode | undefined = this.#root;
    let isObject = true;
    let at = skipBlanks(bytes, from + 1);
    /** A comma before a closing bracket is none of JSON. */
    let mayClose = true;
    for (;;) {
      let edge: Edge | undefined;
      let byte = bytes[at] as number;
      if (mayClose && byte === (isObject ? closeBrace : closeBracket)) {
        // Falls through to the closing below.
      } else {
        if (isObject) {
          if (byte !== quote) return -1;
          const begin = at + 1;
          at = begin;
          while (stops[bytes[at] as number] === 0) at++;
          if (bytes[at] === quote) {
            if (node !== undefined) {
              edge = node.find(bytes, begin, at);
              if (edge === undefined && node.refuses(bytes, begin, at)) return -1;
            }
            at++;
          } else {
            at = this.#string(bytes, at);
            // A name with an escape may be a wanted one.
            if (at < 0 || node !== undefined) return -1;
          }
          if ((bytes[at] as number) <= 0x20) at = skipBlanks(bytes, at);
          if (bytes[at] !== colon) return -1;
          at++;
          if ((bytes[at] as number) <= 0x20) at = skipBlanks(bytes, at);
          byte = bytes[at] as number;
        }
        if (edge !== undefined) {
          if (edge.use === 'refused' || this.#met[edge.id] === this.#walks) return -1;
          this.#met[edge.id] = this.#walks;
          if (edge.use === 'none') edge = nothing;
        }
        const begin = at;
        if (byte === quote) {
          at++;
          while (stops[bytes[at] as number] === 0) at++;
          if (bytes[at] === quote) {
            at++;
          } else {
            this.#sawNumber = false;
            at = this.#string(bytes, at);
            if (at < 0) return -1;
            if (this.#sawNumber && edge !== undefined) this.hasNumberedEscape = true;
            else if (this.#sawNumber) this.hasOtherEscape = true;
          }
          if (edge !== undefined) {
            const bare = edge.use === 'text' || edge.use === 'time' ? 1 : 0;
            if (!this.#take(edge, begin + bare, at - bare)) return -1;
          }
        } else if (byte === openBrace || byte === openBracket) {
          if (++depth > maxDepth) return -1;
          isObject = byte === openBrace;
          this.#isObject[depth] = isObject ? 1 : 0;
          let inner: FieldNode | undefined;
          this.#open[depth] = nothing;
          if (edge !== undefined) {
            if (edge.node !== undefined) {
              if (!isObject) return -1;
              inner = edge.node;
            } else {
              if (edge.use !== 'value') return -1;
              this.#open[depth] = edge;
              this.#openedAt[depth] = at;
            }
          }
          node = inner;
          this.#nodes[depth] = inner;
          at++;
          if ((bytes[at] as number) <= 0x20) at = skipBlanks(bytes, at);
          mayClose = true;
          continue;
        } else {
          at = scalarEnd(bytes, at, byte);
          if (at < 0) return -1;
          if (edge !== undefined) {
            if (edge.use === 'text' || edge.use === 'time' || !this.#take(edge, begin, at)) return -1;
          }
        }
        if ((bytes[at] as number) <= 0x20) at = skipBlanks(bytes, at);
        byte = bytes[at] as number;
      }
      while (byte === (isObject ? closeBrace : closeBracket)) {
        at++;
        const open: Edge | undefined = this.#open[depth];
        if (open !== undefined && !this.#take(open, this.#openedAt[depth] as number, at)) return -1;
        if (depth === 0) return at;
        depth--;
        isObject = this.#isObject[depth] === 1;
        node = this.#nodes[depth];
        if ((bytes[at] as number) <= 0x20) at = skipBlanks(bytes, at);
        byte = bytes[at] as number;
      }
      if (byte !== comma) return -1;
      at++;
      if ((bytes[at] as number) <= 0x20) at = skipBlanks(bytes, at);
      mayClose = false;
    }
  }

  #take(edge: Edge, from: number, to: number): boolean {
    const at = this.count;
    if (at === maxFound) return false;
    this.edges[at] = edge;
    this.from[at] = from;
    this.to[at] = to;
    this.count = at + 1;
    return true;
  }

  /** The byte behind the closing quote, or −1. */
  #string(bytes: Uint8Array, from: number): number {
    let at = from;
    for (;;) {
      while (stops[bytes[at] as number] === 0) at++;
      const byte = bytes[at] as number;
      if (byte === quote) return at + 1;
      if (byte === backslash) {
        const escaped = bytes[at + 1] as number;
        if (escapes[escaped] === 1) {
          at += 2;
        } else {
          if (escaped !== 0x75) return -1;
          for (let digit = 2; digit < 6; digit++)
            if (hexadecimal[bytes[at + digit] as number] !== 1) return -1;
          this.#sawNumber = true;
          at += 6;
        }
      } else if (byte >= 0x80) {
        this.isWide = true;
        at++;
      } else {
        return -1;
      }
    }
  }
}

function skipBlanks(bytes: Uint8Array, from: number): number {
  let at = from;
  // JSON's white space within a line.
  while (bytes[at] === 0x20 || bytes[at] === 0x09 || bytes[at] === 0x0d) at++;
  return at;
}

const words = [Buffer.from('true'), Buffer.from('false'), Buffer.from('null')];

/** The end of a number or one of the three words, or −1. */
function scalarEnd(bytes: Uint8Array, from: number, first: number): number {
  if (first === 0x2d || isDigit(first)) return numberEnd(bytes, from);
  const word = words.find((each) => each[0] === first);
  if (!word) return -1;
  for (let at = 0; at < word.length; at++) if (bytes[from + at] !== word[at]) return -1;
  return from + word.length;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function numberEnd(bytes: Uint8Array, from: number): number {
  let at = bytes[from] === 0x2d ? from + 1 : from;
  if (!isDigit(bytes[at])) return -1;
  if (bytes[at] === 0x30) at++;
  else while (isDigit(bytes[at])) at++;
  if (bytes[at] === 0x2e) {
    at++;
    if (!isDigit(bytes[at])) return -1;
    while (isDigit(bytes[at])) at++;
  }
  if (bytes[at] === 0x65 || bytes[at] === 0x45) {
    at++;
    if (bytes[at] === 0x2b || bytes[at] === 0x2d) at++;
    if (!isDigit(bytes[at])) return -1;
    while (isDigit(bytes[at])) at++;
  }
  return at;
}
