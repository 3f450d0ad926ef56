import { isUtf8 } from 'node:buffer';
import type { JsonObject, JsonValue } from '../../../event/json.ts';
import { type RawText, type RawTexts, rawTexts } from '../../../event/raw-text.ts';
import type { RecordMembers } from '../../../event/record-members.ts';
import { backslash, quote } from '../../decode/bytes.ts';
import { JsonWalk } from '../json-walk.ts';
import { isBlankFrom } from '../line-walk.ts';
import { KnownTexts } from './known-texts.ts';
import { MemberNames } from './member-names.ts';
import { valueAt } from './value-at.ts';

/** Records with other members than these many sorts are left to whoever parses. */
const mostShapes = 4096;

/** Records that have the same members, in the same order. */
export class RecordShape {
  readonly edges: readonly number[];
  /**
   * The record of this shape that was read last: equal to what `JSON.parse` makes of it, member by member, each made when it is asked for.
   * Not to be kept.
   */
  readonly record: JsonObject;

  constructor(edges: readonly number[], record: JsonObject) {
    this.edges = edges;
    this.record = record;
  }
}

/** Reads records without parsing them: it finds where their members stand, and makes of their values those that are asked for. */
export class UnparsedRecords implements RecordMembers {
  readonly #names = new MemberNames();
  readonly #walk = new JsonWalk(this.#names);
  readonly #texts = new KnownTexts();
  readonly #byHash = new Map<number, RecordShape>();
  #bytes: Buffer = Buffer.alloc(0);
  /** Of the same bytes: to compare four at once. */
  #view = new DataView(this.#bytes.buffer);
  #read: Set<number> | undefined;
  readonly #rawText = { bytes: this.#bytes, from: 0, to: 0 };

  /** The record that is all of the line, which a line break at `to` ends; undefined where only parsing tells. */
  read(bytes: Buffer, from: number, to: number): RecordShape | undefined {
    const walk = this.#walk;
    const end = walk.walk(bytes, from);
    if (end < 0 || !isBlankFrom(bytes, end, to)) return undefined;
    if (walk.isWide && !isUtf8(bytes.subarray(from, to))) return undefined;
    if (bytes !== this.#bytes) this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#bytes = bytes;
    return this.#shape();
  }

  #shape(): RecordShape | undefined {
    const { count, edges } = this.#walk;
    let hash = count;
    for (let at = 0; at < count; at++) hash = Math.imul(hash, 0x01000193) ^ (edges[at]?.id ?? 0);
    const known = this.#byHash.get(hash);
    if (known === undefined) return this.#learn(hash);
    if (known.edges.length !== count) return undefined;
    for (let at = 0; at < count; at++) if (known.edges[at] !== edges[at]?.id) return undefined;
    return known;
  }

  #learn(hash: number): RecordShape | undefined {
    if (this.#byHash.size === mostShapes) return undefined;
    const edges = this.#walk.edges.slice(0, this.#walk.count);
    const record: JsonObject = {};
    const places = new Map(edges.map(({ path = '' }, at) => [path, at]));
    for (const [name, at] of places)
      Object.defineProperty(record, name, { enumerable: true, get: () => this.#value(at) });
    const texts: RawTexts = { at: (name) => this.#raw(places.get(name)) };
    Object.defineProperty(record, rawTexts, { value: texts });
    const shape = new RecordShape(
      edges.map(({ id }) => id),
      record,
    );
    this.#byHash.set(hash, shape);
    return shape;
  }

  /** Whether the record that was read last holds what is not ASCII. */
  get isWide(): boolean {
    return this.#walk.isWide;
  }

  /** Whether some text of the record that was read last has an escape by number, which may stand for any character. */
  get hasNumberedEscape(): boolean {
    return this.#walk.hasNumberedEscape || this.#walk.hasOtherEscape;
  }

  /** Whether the member at the place is a text that begins and ends with a letter or digit. */
  isOrdinaryText(place: number): boolean {
    const from = this.#walk.from[place] as number;
    const to = this.#walk.to[place] as number;
    const bytes = this.#bytes;
    return (
      bytes[from] === quote &&
      to - from > 3 &&
      ordinary[bytes[from + 1] as number] === 1 &&
      ordinary[bytes[to - 2] as number] === 1 &&
      bytes[to - 3] !== backslash
    );
  }

  /** The members, by their places in the record that was read last, that somebody reads meanwhile. */
  readBy(reader: () => void): readonly number[] {
    const read = new Set<number>();
    this.#read = read;
    try {
      reader();
    } finally {
      this.#read = undefined;
    }
    return [...read].sort((one, other) => one - other);
  }

  readAll(): void {
    for (let place = 0; this.#read && place < this.#walk.count; place++) this.#read.add(place);
  }

  /** A number for the values of the members at the places: the same for the same bytes. */
  hash(places: readonly number[]): number {
    let hash = 0x811c9dc5;
    for (let at = 0; at < places.length; at++) {
      const place = places[at] as number;
      const from = this.#walk.from[place] as number;
      const to = this.#walk.to[place] as number;
      hash = Math.imul(hash ^ (to - from), 0x01000193);
      // The last bytes tell most.
      if (to - from >= wordBytes) hash = Math.imul(hash ^ this.#view.getUint32(to - wordBytes), 0x01000193);
    }
    hash ^= hash >>> 15;
    return hash;
  }

  /** Bytes of the key that `writeKey` writes. */
  keyLength(places: readonly number[]): number {
    return places.reduce(
      (sum, place) => sum + 2 + (this.#walk.to[place] as number) - (this.#walk.from[place] as number),
      0,
    );
  }

  /** The values at the places, each with its length before it: to be held against those of other records. */
  writeKey(places: readonly number[], key: DataView, at: number): void {
    let next = at;
    for (const place of places) {
      const value = this.#bytes.subarray(this.#walk.from[place], this.#walk.to[place]);
      key.setUint16(next, value.length);
      new Uint8Array(key.buffer).set(value, next + 2);
      next += 2 + value.length;
    }
  }

  /** Whether the key that begins there is that of the record that was read last. */
  holds(places: readonly number[], key: DataView, at: number): boolean {
    const view = this.#view;
    let held = at;
    for (let index = 0; index < places.length; index++) {
      const place = places[index] as number;
      let from = this.#walk.from[place] as number;
      const to = this.#walk.to[place] as number;
      if (key.getUint16(held) !== to - from) return false;
      held += 2;
      for (; from + wordBytes <= to; from += wordBytes, held += wordBytes)
        if (key.getUint32(held) !== view.getUint32(from)) return false;
      for (; from < to; from++, held++) if (key.getUint8(held) !== view.getUint8(from)) return false;
    }
    return true;
  }

  #raw(at: number | undefined): RawText | undefined {
    if (at === undefined) return undefined;
    this.#read?.add(at);
    const from = this.#walk.from[at] as number;
    if (this.#bytes[from] !== quote) return undefined;
    const raw = this.#rawText;
    raw.bytes = this.#bytes;
    raw.from = from + 1;
    raw.to = (this.#walk.to[at] as number) - 1;
    return raw;
  }

  #value(at: number): JsonValue {
    this.#read?.add(at);
    const bytes = this.#bytes;
    const from = this.#walk.from[at] as number;
    const to = this.#walk.to[at] as number;
    const first = bytes[from] as number;
    if (first === quote) return this.#texts.at(bytes, from + 1, to - 1);
    return valueAt(bytes, from, to);
  }
}

const wordBytes = 4;

const ordinary = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[\dA-Za-z]/.test(String.fromCharCode(byte)) && byte < 0x80 ? 1 : 0,
);
