import { isUtf8 } from 'node:buffer';
import type { Instant } from '../../event/instant.ts';
import type { Repeater } from '../../event/repeater.ts';
import { backslash, isBlank, openBrace, openBracket, quote } from '../decode/bytes.ts';
import { ingestedField, tellingFields, timeField } from '../formats/elastic/telling-fields.ts';
import { mayHoldSecret } from '../redact.ts';
import { FieldTree } from './field-tree.ts';
import { JsonWalk } from './json-walk.ts';
import type { Kin } from './kin.ts';
import { KnownLinesTable } from './known-lines.ts';
import { LineKin } from './line-kin.ts';
import { RepeatedRecords } from './repeated-records.ts';
import { RequestSkimmer } from './request-skimmer.ts';
import { hashOf, Signature } from './signature.ts';
import { SkimWorth } from './skim-worth.ts';
import type { SkimTerms } from './terms.ts';
import { utcInstantAt } from './utc-bytes.ts';
import { patternOf, type Search } from './wanted-words.ts';

/** One file as it is skimmed: who is told of what was passed over, by the cell that its observer says. */
export interface SkimmedFile {
  readonly name: string;
  passed(line: number, format: string, time: Instant, cell: number): void;
  /** Of a record that shares its line with others. */
  passedWithin(line: number, format: string, time: Instant, cell: number): void;
}

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
  readonly #requests = new RequestSkimmer();
  readonly #worth = new SkimWorth();
  readonly #searches = new Map<string, Search | 'read' | undefined>();
  /** By edge: the bit of a text or presence. */
  readonly #bits: readonly number[];
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
    if (!this.#worth.isTried()) return false;
    if (!this.#tryRequest(bytes, from, to, line, file) && !this.#tryLine(bytes, from, to, line, file))
      return false;
    this.#worth.passed();
    return true;
  }

  /** Behind the record of an array that begins at `from`, if it is no longer than that and needs no reading, else −1. */
  passesWithin(bytes: Buffer, from: number, longest: number, line: number, file: SkimmedFile): number {
    this.#candidate = undefined;
    if (!this.#worth.isTried()) return -1;
    const end = this.#requests.walk(bytes, from);
    const passed = end < 0 || end - from > longest ? undefined : this.#requests.pass(bytes, from, file.name);
    if (passed === undefined) return -1;
    file.passedWithin(line, passed.format, passed.time, passed.cell);
    this.#worth.passed();
    return end;
  }

  /** After a record that did not pass: how those like it can be learned, undefined where it is like none. */
  kin(bytes: Buffer): Kin | undefined {
    const candidate = this.#candidate;
    this.#candidate = undefined;
    if (!candidate) {
      const kin = this.#requests.kin();
      // Reading a request costs so much more than trying it that what may teach is worth it.
      if (kin) this.#worth.passed();
      return kin;
    }
    if (this.#table.isFull) return undefined;
    return new LineKin(this.#table, new Signature(this.#walk, bytes, candidate.hash, candidate.noticed));
  }

  #tryRequest(bytes: Buffer, from: number, to: number, line: number, file: SkimmedFile): boolean {
    const end = this.#requests.walk(bytes, from);
    const passed =
      end < 0 || !isBlankFrom(bytes, end, to) ? undefined : this.#requests.pass(bytes, from, file.name);
    if (passed === undefined) return false;
    file.passed(line, passed.format, passed.time, passed.cell);
    return true;
  }

  #tryLine(bytes: Buffer, from: number, to: number, line: number, file: SkimmedFile): boolean {
    const walk = this.#walk;
    const end = walk.walk(bytes, from);
    if (end < 0) return false;
    if (!isBlankFrom(bytes, end, to)) return false;
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
    file.passed(line, known.format, time, repeater.observe(time, ingested, file.name));
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

function isBlankFrom(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isBlank(bytes[at])) return false;
  return true;
}

/** Text that is JSON is redacted inside, and loses its own escapes then. It may begin with white space, some of which is escaped. */
function mayBeJson(bytes: Uint8Array, from: number): boolean {
  const byte = bytes[from] as number;
  if (byte !== backslash) return byte <= 0x20 || byte === openBrace || byte === openBracket || byte >= 0x80;
  const escaped = bytes[from + 1];
  return escaped !== quote && escaped !== backslash && escaped !== 0x2f;
}
