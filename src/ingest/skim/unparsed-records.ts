import { isUtf8 } from 'node:buffer';
import type { JsonObject, JsonValue } from '../../event/json.ts';
import { quote } from '../decode/bytes.ts';
import { mayHoldLongInteger, parseKeepingDigits } from '../decode/long-integers.ts';
import { JsonWalk } from './json-walk.ts';
import { KnownTexts } from './known-texts.ts';
import { isBlankFrom } from './line-walk.ts';
import { MemberNames } from './member-names.ts';

/** Records with other members than these many sorts are left to whoever parses. */
const mostShapes = 4096;

/** Records that have the same members, in the same order. */
export class RecordShape<Known> {
  readonly edges: readonly number[];
  /**
   * The record of this shape that was read last: equal to what `JSON.parse` makes of it, member by member, each made when it is asked for.
   * Not to be kept.
   */
  readonly record: JsonObject;
  /** What the reader knows of such records. */
  known: Known | undefined;

  constructor(edges: readonly number[], record: JsonObject) {
    this.edges = edges;
    this.record = record;
  }
}

/** Reads records without parsing them: it finds where their members stand, and makes of their values those that are asked for. */
export class UnparsedRecords<Known> {
  readonly #names = new MemberNames();
  readonly #walk = new JsonWalk(this.#names);
  readonly #texts = new KnownTexts();
  readonly #byHash = new Map<number, RecordShape<Known>>();
  #bytes: Buffer = Buffer.alloc(0);

  /** The record that is all of the line, which a line break at `to` ends; undefined where only parsing tells. */
  read(bytes: Buffer, from: number, to: number): RecordShape<Known> | undefined {
    const walk = this.#walk;
    const end = walk.walk(bytes, from);
    if (end < 0 || !isBlankFrom(bytes, end, to)) return undefined;
    if (walk.isWide && !isUtf8(bytes.subarray(from, to))) return undefined;
    this.#bytes = bytes;
    return this.#shape();
  }

  #shape(): RecordShape<Known> | undefined {
    const { count, edges } = this.#walk;
    let hash = count;
    for (let at = 0; at < count; at++) hash = Math.imul(hash, 0x01000193) ^ (edges[at]?.id ?? 0);
    const known = this.#byHash.get(hash);
    if (known === undefined) return this.#learn(hash);
    if (known.edges.length !== count) return undefined;
    for (let at = 0; at < count; at++) if (known.edges[at] !== edges[at]?.id) return undefined;
    return known;
  }

  #learn(hash: number): RecordShape<Known> | undefined {
    if (this.#byHash.size === mostShapes) return undefined;
    const edges = this.#walk.edges.slice(0, this.#walk.count);
    const record: JsonObject = {};
    edges.forEach(({ path = '' }, at) => {
      Object.defineProperty(record, path, { enumerable: true, get: () => this.#value(at) });
    });
    const shape = new RecordShape<Known>(
      edges.map(({ id }) => id),
      record,
    );
    this.#byHash.set(hash, shape);
    return shape;
  }

  #value(at: number): JsonValue {
    const bytes = this.#bytes;
    const from = this.#walk.from[at] as number;
    const to = this.#walk.to[at] as number;
    const first = bytes[from] as number;
    if (first === quote) return this.#texts.at(bytes, from + 1, to - 1);
    const number = digits(bytes, from, to);
    if (number >= 0) return number;
    const text = bytes.toString('utf8', from, to);
    return mayHoldLongInteger(bytes, from, to) ? parseKeepingDigits(text) : (JSON.parse(text) as JsonValue);
  }
}

/** A plain number of few digits; −1 for all else. */
function digits(bytes: Uint8Array, from: number, to: number): number {
  if (to - from > 9) return -1;
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}
