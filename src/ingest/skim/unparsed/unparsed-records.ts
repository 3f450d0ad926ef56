import { isUtf8 } from 'node:buffer';
import { LineScanner } from '../../../bytes/line-scanner.ts';
import { areSameBytes } from '../../../bytes/same-bytes.ts';
import type { JsonObject, JsonValue } from '../../../event/json.ts';
import { type RawText, type RawTexts, rawTexts } from '../../../event/raw-text.ts';
import type { RecordMembers } from '../../../event/record-members.ts';
import { backslash, isBlank, quote } from '../../decode/bytes.ts';
import { KnownTexts } from './known-texts.ts';
import { valueAt } from './value-at.ts';

/** What objects have without a record's saying so, and what they put in an order of their own. */
const special = /^(?:__proto__|\d*)$/;

/** What parts a file into records that hold others: for whoever parses. */
const envelopes = new Set(['records', 'value']);

/** Records with other members than these many sorts are left to whoever parses. */
const mostShapes = 4096;

/** Records that have the same members, in the same order. */
export class RecordShape {
  /** From 0 on, in the order in which they were met. */
  readonly place: number;
  /** The numbers of their names. */
  readonly names: Int32Array;
  /**
   * The record of this shape that was read last: equal to what `JSON.parse` makes of it, member by member, each made when it is asked for.
   * Not to be kept.
   */
  readonly record: JsonObject;

  constructor(place: number, names: Int32Array, record: JsonObject) {
    this.place = place;
    this.names = names;
    this.record = record;
  }
}

/** Reads records without parsing them: it finds where their members stand, and makes of their values those that are asked for. */
export class UnparsedRecords implements RecordMembers {
  /** Holds the line that was read last. */
  readonly line = new LineScanner((name) => special.test(name) || envelopes.has(name));
  readonly #texts = new KnownTexts();
  readonly #byHash = new Map<number, RecordShape>();
  #read: Set<number> | undefined;
  readonly #rawText = { bytes: this.line.bytes, from: 0, to: 0 };

  /** The record that is all of the line; undefined where only parsing tells. */
  read(bytes: Buffer, from: number, to: number): RecordShape | undefined {
    const { line } = this;
    let end = to;
    // The record ends where its text does for whoever parses.
    while (end > from && isBlank(bytes[end - 1])) end--;
    if (!line.walk(bytes, from, end)) return undefined;
    if (line.isWide && !isUtf8(bytes.subarray(from, end))) return undefined;
    return this.#shape();
  }

  #shape(): RecordShape | undefined {
    const { count, names, hash } = this.line;
    const known = this.#byHash.get(hash);
    if (known === undefined) return this.#learn(hash);
    if (known.names.length !== count) return undefined;
    for (let at = 0; at < count; at++) if (known.names[at] !== names[at]) return undefined;
    return known;
  }

  #learn(hash: number): RecordShape | undefined {
    if (this.#byHash.size === mostShapes) return undefined;
    const { line } = this;
    const names = line.names.slice(0, line.count);
    const record: JsonObject = {};
    const places = new Map([...names].map((name, at) => [line.nameOf(name), at]));
    for (const [name, at] of places)
      Object.defineProperty(record, name, { enumerable: true, get: () => this.valueOf(at) });
    const texts: RawTexts = { at: (name) => this.#raw(places.get(name)) };
    Object.defineProperty(record, rawTexts, { value: texts });
    const shape = new RecordShape(this.#byHash.size, names, record);
    this.#byHash.set(hash, shape);
    return shape;
  }

  /**
   * Whether the member at the place is a text that begins and ends with a letter or digit, or begins with a quotation mark. What is written
   * by number is taken for none.
   */
  isOrdinaryText(place: number): boolean {
    const from = this.line.begins[place] as number;
    const to = this.line.ends[place] as number;
    const bytes = this.line.bytes;
    return (
      bytes[from] === quote &&
      to - from > 3 &&
      (ordinary[bytes[from + 1] as number] === 1 ||
        (bytes[from + 1] === backslash && bytes[from + 2] === quote)) &&
      ordinary[bytes[to - 2] as number] === 1 &&
      bytes[to - 3] !== backslash &&
      !this.line.hasNumberedEscape
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
    for (let place = 0; this.#read && place < this.line.count; place++) this.#read.add(place);
  }

  /** A number for the values of the members at the places: the same for the same bytes. */
  hash(places: readonly number[]): number {
    const { begins, ends, view } = this.line;
    let hash = 0x811c9dc5;
    for (let at = 0; at < places.length; at++) {
      const place = places[at] as number;
      const from = begins[place] as number;
      const to = ends[place] as number;
      hash = Math.imul(hash ^ (to - from), 0x01000193);
      // The last bytes tell most.
      if (to - from >= wordBytes) hash = Math.imul(hash ^ view.getUint32(to - wordBytes), 0x01000193);
      else for (let next = from; next < to; next++) hash = Math.imul(hash ^ view.getUint8(next), 0x01000193);
    }
    hash ^= hash >>> 15;
    return hash;
  }

  /** Bytes of the key that `writeKey` writes. */
  keyLength(places: readonly number[]): number {
    return places.reduce(
      (sum, place) => sum + 2 + (this.line.ends[place] as number) - (this.line.begins[place] as number),
      0,
    );
  }

  /** The values at the places, each with its length before it: to be held against those of other records. */
  writeKey(places: readonly number[], key: DataView, at: number): void {
    let next = at;
    for (const place of places) {
      const value = this.line.bytes.subarray(this.line.begins[place], this.line.ends[place]);
      key.setUint16(next, value.length);
      new Uint8Array(key.buffer).set(value, next + 2);
      next += 2 + value.length;
    }
  }

  /** Whether the key that begins there is that of the record that was read last. */
  holds(places: readonly number[], key: DataView, at: number): boolean {
    const { begins, ends, view } = this.line;
    let held = at;
    for (let index = 0; index < places.length; index++) {
      const place = places[index] as number;
      const from = begins[place] as number;
      const length = (ends[place] as number) - from;
      if (key.getUint16(held) !== length || !areSameBytes(view, from, key, held + 2, length)) return false;
      held += 2 + length;
    }
    return true;
  }

  #raw(at: number | undefined): RawText | undefined {
    if (at === undefined) return undefined;
    this.#read?.add(at);
    const from = this.line.begins[at] as number;
    if (this.line.bytes[from] !== quote) return undefined;
    const raw = this.#rawText;
    raw.from = from + 1;
    raw.to = (this.line.ends[at] as number) - 1;
    return raw;
  }

  /** Of the member at the place. */
  valueOf(at: number): JsonValue {
    this.#read?.add(at);
    const bytes = this.line.bytes;
    const from = this.line.begins[at] as number;
    const to = this.line.ends[at] as number;
    const first = bytes[from] as number;
    if (first === quote) return this.#texts.at(bytes, from + 1, to - 1);
    return valueAt(bytes, from, to);
  }
}

const wordBytes = 4;

const ordinary = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[\dA-Za-z]/.test(String.fromCharCode(byte)) && byte < 0x80 ? 1 : 0,
);
