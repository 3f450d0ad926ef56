import { isUtf8 } from 'node:buffer';
import type { Instant } from '../../event/instant.ts';
import type { Repeater } from '../../event/repeater.ts';
import { backslash, isBlank, openBrace, openBracket, quote } from '../decode/bytes.ts';
import { ingestedField, tellingFields, timeField } from '../formats/elastic/telling-fields.ts';
import { mayHoldSecret } from '../redact.ts';
import { FieldTree } from './field-tree.ts';
import { JsonWalk } from './json-walk.ts';
import { Kin } from './kin.ts';
import { KnownLinesTable } from './known-lines.ts';
import { RepeatedRecords } from './repeated-records.ts';
import { hashOf, Signature } from './signature.ts';
import type { SkimTerms } from './terms.ts';
import { utcInstantAt } from './utc-bytes.ts';
import { patternOf, type Search } from './wanted-words.ts';

/** The lines of one file as they are skimmed: who is told of them. */
export interface SkimmedFile {
  passed(line: number, format: string, time: Instant, cell: number): void;
}

/** So many lines are tried before it is judged whether trying is worth its cost, and so many are read after it was not. */
const trialLines = 1024;
const restLines = 16_384;

/** By how much the bit of an empty text lies higher than that of a text. */
const emptyBits = 15;

/**
 * Passes over lines that repeat: whose record differs from one that was read in its times alone, as far as anything that is asked of it
 * goes. It holds every such line against JSON's grammar, and leaves all that is in any way unusual to be read (`docs/benchmarks.md`).
 */
export class Skimmer {
  readonly #terms: SkimTerms;
  readonly #walk: JsonWalk;
  readonly #table = new KnownLinesTable();
  /** Of records that had to be parsed. */
  readonly records: RepeatedRecords;
  readonly #searches = new Map<string, Search | 'read' | undefined>();
  /** By edge: the bit of a text or presence. */
  readonly #bits: readonly number[];
  #tried = 0;
  #passed = 0;
  #resting = 0;
  /** Of the line tried last, where it could be learned. */
  #candidate: { readonly hash: number; readonly noticed: number } | undefined;

  constructor(terms: SkimTerms) {
    this.#terms = terms;
    this.records = new RepeatedRecords(terms);
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

  /** Whether anybody but the observer may have use for events. */
  get hasOthers(): boolean {
    return this.#terms.wantedOf !== undefined;
  }

  /** What else a line of the data stream must be searched for; `read` where it must be read. */
  searchOf(dataStream: string): Search | 'read' | undefined {
    if (!this.#searches.has(dataStream)) this.#searches.set(dataStream, this.#makeSearch(dataStream));
    return this.#searches.get(dataStream);
  }

  /** Whether the line, which a line break at `to` ends, needs no reading. If it does not, `file` was told of it. */
  passes(bytes: Buffer, from: number, to: number, line: number, file: SkimmedFile): boolean {
    this.#candidate = undefined;
    if (this.#resting > 0) {
      this.#resting--;
      return false;
    }
    if (this.#tried === trialLines) {
      if (this.#passed * 8 < trialLines) this.#resting = restLines;
      this.#tried = 0;
      this.#passed = 0;
    }
    this.#tried++;
    if (!this.#tryLine(bytes, from, to, line, file)) return false;
    this.#passed++;
    return true;
  }

  /** After a line that did not pass: how lines like it can be learned, undefined where it is like none. */
  kin(bytes: Buffer): Kin | undefined {
    const candidate = this.#candidate;
    this.#candidate = undefined;
    if (!candidate || this.#table.isFull) return undefined;
    return new Kin(this.#table, new Signature(this.#walk, bytes, candidate.hash, candidate.noticed));
  }

  #tryLine(bytes: Buffer, from: number, to: number, line: number, file: SkimmedFile): boolean {
    const walk = this.#walk;
    const end = walk.walk(bytes, from);
    if (end < 0) return false;
    for (let at = end; at < to; at++) if (!isBlank(bytes[at])) return false;
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
    const hash = hashOf(walk, bytes);
    const known = this.#table.find(walk, bytes, hash, noticed);
    if (known === undefined) {
      this.#candidate = { hash, noticed };
      return false;
    }
    const { repeater, search } = known;
    if (repeater === undefined || this.#isTelling(repeater.looksAt, bytes, from, to)) return false;
    if (search !== undefined && this.#isWanted(search, bytes, from, to)) return false;
    file.passed(line, known.format, time, repeater.observe(time, ingested));
    return true;
  }

  #makeSearch(dataStream: string): Search | 'read' | undefined {
    const { wantedOf, texts } = this.#terms;
    if (!wantedOf) return undefined;
    const wanted = wantedOf(dataStream);
    return wanted ? patternOf(wanted, texts) : 'read';
  }

  #isWanted({ pattern, inTexts }: Search, bytes: Buffer, from: number, to: number): boolean {
    const walk = this.#walk;
    // What is not ASCII may be so in another case.
    if (walk.isWide || walk.hasNumberedEscape || walk.hasOtherEscape) return true;
    if (inTexts) return this.#holdsInTexts(pattern, bytes);
    const text = bytes.toString('latin1', from, to);
    return pattern.test(text) || (text.includes('\\u') && mayHoldSecret(text));
  }

  #isTelling(looksAt: Repeater['looksAt'], bytes: Buffer, from: number, to: number): boolean {
    if (looksAt === 'nothing') return false;
    const { tellingWords } = this.#terms;
    const walk = this.#walk;
    if (looksAt === 'record') {
      const text = bytes.toString('latin1', from, to);
      // Redaction writes some records anew, and without their escapes.
      return tellingWords.test(text) || mayHoldSecret(text);
    }
    return walk.hasNumberedEscape || this.#holdsInTexts(tellingWords, bytes);
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

/** Text that is JSON is redacted inside, and loses its own escapes then. It may begin with white space, some of which is escaped. */
function mayBeJson(bytes: Uint8Array, from: number): boolean {
  const byte = bytes[from] as number;
  if (byte !== backslash) return byte <= 0x20 || byte === openBrace || byte === openBracket || byte >= 0x80;
  const escaped = bytes[from + 1];
  return escaped !== quote && escaped !== backslash && escaped !== 0x2f;
}
