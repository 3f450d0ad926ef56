import { isUtf8 } from 'node:buffer';
import type { Instant } from '../../event/instant.ts';
import type { Repeater } from '../../event/repeater.ts';
import { utcInstantAt } from '../../event/utc-bytes.ts';
import { backslash, isBlank, openBrace, openBracket, quote } from '../decode/bytes.ts';
import { ingestedField, tellingFields, timeField } from '../formats/elastic/telling-fields.ts';
import { mayHoldSecret } from '../redact.ts';
import { FieldTree } from './field-tree.ts';
import { JsonWalk } from './json-walk.ts';
import { hashOf, Signature } from './signature.ts';
import type { LineTerms } from './terms.ts';
import type { Search } from './wanted-words.ts';

/** By how much the bit of an empty text lies higher than that of a text. */
const emptyBits = 15;

/** Reads of a line what it is told by: its signature and its times, and what it must be searched for. It needs nothing but the bytes. */
export class LineWalk {
  readonly #terms: LineTerms;
  readonly #walk: JsonWalk;
  /** By edge: the bit of a text or presence. */
  readonly #bits: readonly number[];

  /** Of the line that was read last. */
  hash = 0;
  noticed = 0;
  time: Instant = { ms: 0, ns: 0 };
  ingested: Instant | undefined;

  constructor(terms: LineTerms) {
    this.#terms = terms;
    const value = [...new Set([...tellingFields, ...terms.values])];
    const tree = new FieldTree(
      {
        value,
        text: terms.texts,
        presence: terms.presences,
        time: [timeField, ingestedField],
        refused: ['records', 'value'],
      },
      ['_source'],
    );
    this.#walk = new JsonWalk(tree);
    const bits = new Map([...terms.texts, ...terms.presences].map((path, at) => [path, 1 << at]));
    this.#bits = tree.edges.map(({ path }) => bits.get(path ?? '') ?? 0);
  }

  /** Whether the line, which a line break at `to` ends, is one plain record of a document and nothing else. */
  read(bytes: Buffer, from: number, to: number): boolean {
    const walk = this.#walk;
    const end = walk.walk(bytes, from);
    if (end < 0 || !isBlankFrom(bytes, end, to)) return false;
    if (walk.isWide && !isUtf8(bytes.subarray(from, to))) return false;
    let noticed = 0;
    let roots = 0;
    let time: Instant | undefined;
    let ingested: Instant | undefined;
    for (let at = 0; at < walk.count; at++) {
      const edge = walk.edges[at];
      if (edge === undefined) continue;
      // `_index` stands beside the document.
      if (edge.path !== '_index') roots |= edge.root;
      if (edge.use === 'text' || edge.use === 'presence') {
        // The same field, nested and dotted: which of them counts is for the getters to say.
        const bit = this.#bits[edge.id] as number;
        if ((noticed & (bit | (bit << emptyBits))) !== 0) return false;
        if (walk.from[at] === walk.to[at]) noticed |= bit << emptyBits;
        else if (edge.use === 'text' || bytes[walk.from[at] as number] !== 0x6e) noticed |= bit;
      } else if (edge.use === 'time') {
        const instant = utcInstantAt(bytes, walk.from[at] as number, walk.to[at] as number);
        if (instant === undefined) return false;
        if (edge.path === timeField) {
          if (time) return false;
          time = instant;
        } else {
          if (ingested) return false;
          ingested = instant;
        }
      }
    }
    if (time === undefined || roots === 3) return false;
    this.hash = hashOf(walk, bytes);
    this.noticed = noticed;
    this.time = time;
    this.ingested = ingested;
    return true;
  }

  /** Whether the line that was read last has the signature. */
  fits(signature: Signature, bytes: Buffer): boolean {
    return signature.fits(this.#walk, bytes, this.noticed);
  }

  signature(bytes: Buffer): Signature {
    return Signature.of(this.#walk, bytes, this.hash, this.noticed);
  }

  /** Whether the line that was read last may be of use to others than its observer. */
  isWanted({ pattern, inTexts }: Search, bytes: Buffer, from: number, to: number): boolean {
    const walk = this.#walk;
    // What is not ASCII may be so in another case.
    if (walk.isWide || walk.hasNumberedEscape || walk.hasOtherEscape) return true;
    if (inTexts) return this.#holdsInTexts(pattern, bytes);
    const text = bytes.toString('latin1', from, to);
    return pattern.test(text) || (text.includes('\\u') && mayHoldSecret(text));
  }

  /** Whether the line that was read last may say more to its observer. */
  isTelling(looksAt: Repeater['looksAt'], bytes: Buffer, from: number, to: number): boolean {
    if (looksAt === 'nothing') return false;
    const { tellingWords } = this.#terms;
    if (looksAt === 'record') {
      const text = bytes.toString('latin1', from, to);
      // Redaction writes some records anew, and without their escapes.
      return tellingWords.test(text) || mayHoldSecret(text);
    }
    return this.#walk.hasNumberedEscape || this.#holdsInTexts(tellingWords, bytes);
  }

  #holdsInTexts(pattern: RegExp, bytes: Buffer): boolean {
    const walk = this.#walk;
    for (let at = 0; at < walk.count; at++) {
      if (walk.edges[at]?.use !== 'text') continue;
      const begin = walk.from[at] as number;
      if (mayBeJson(bytes, begin) || pattern.test(bytes.toString('latin1', begin, walk.to[at]))) return true;
    }
    return false;
  }
}

export function isBlankFrom(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isBlank(bytes[at])) return false;
  return true;
}

/** Text that is JSON is redacted inside, and loses its own escapes then. It may begin with white space, some of which is escaped. */
export function mayBeJson(bytes: Uint8Array, from: number): boolean {
  const byte = bytes[from] as number;
  if (byte !== backslash) return byte <= 0x20 || byte === openBrace || byte === openBracket || byte >= 0x80;
  const escaped = bytes[from + 1];
  return escaped !== quote && escaped !== backslash && escaped !== 0x2f;
}
