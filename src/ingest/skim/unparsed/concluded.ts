import type { RecordMembers } from '../../../event/record-members.ts';

/** Records of one shape for which other members decide are so few kinds that more of them mean input that repeats nothing. */
const mostSets = 4;
/** Hostile input may have many values of one hash. */
const mostSteps = 32;
/** Longer keys are not remembered. */
const longestKey = 2048;

/** Of a place of the table: the hash, where the key begins, and one more than the number of the conclusion; 0 where it is free. */
const placeBits = 2;
const placeSize = 1 << placeBits;
const keyAt = 1;
const entryAt = 2;

/**
 * Entries for records that are told by the members at the same places. What is looked at together lies together, and keys lie beside each
 * other: most of the time is memory's.
 */
class Members<T> {
  readonly places: readonly number[];
  readonly #conclusions: T[] = [];
  #keys = new DataView(new ArrayBuffer(256));
  #used = 0;
  /** By hash, and the next free place behind. */
  #table = new Int32Array(8 * placeSize);

  constructor(places: readonly number[]) {
    this.places = places;
  }

  find(records: RecordMembers, more: number): T | undefined {
    const hash = records.hash(this.places) ^ more;
    const table = this.#table;
    const mask = table.length - 1;
    let at = (hash << placeBits) & mask;
    for (let step = 0; step < mostSteps; step++, at = (at + placeSize) & mask) {
      const entry = table[at + entryAt] as number;
      if (entry === 0) return undefined;
      if (table[at] !== hash) continue;
      const from = table[at + keyAt] as number;
      if (this.#keys.getInt32(from) === more && records.holds(this.places, this.#keys, from + 4))
        return this.#conclusions[entry - 1];
    }
    return undefined;
  }

  add(records: RecordMembers, more: number, conclusion: T): boolean {
    const length = 4 + records.keyLength(this.places);
    if (length > longestKey) return false;
    const hash = records.hash(this.places) ^ more;
    if (this.#conclusions.length * 2 * placeSize >= this.#table.length) this.#grow();
    const place = this.#free(hash);
    if (place === undefined) return false;
    if (this.#used + length > this.#keys.byteLength) this.#widen(length);
    this.#keys.setInt32(this.#used, more);
    records.writeKey(this.places, this.#keys, this.#used + 4);
    this.#table.set([hash, this.#used, this.#conclusions.push(conclusion)], place);
    this.#used += length;
    return true;
  }

  #free(hash: number): number | undefined {
    const mask = this.#table.length - 1;
    let at = (hash << placeBits) & mask;
    for (let step = 0; step < mostSteps; step++, at = (at + placeSize) & mask)
      if (this.#table[at + entryAt] === 0) return at;
    return undefined;
  }

  #grow(): void {
    const old = this.#table;
    this.#table = new Int32Array(old.length * 2);
    for (let at = 0; at < old.length; at += placeSize) {
      if (old[at + entryAt] === 0) continue;
      const place = this.#free(old[at] as number);
      if (place !== undefined) this.#table.set(old.subarray(at, at + placeSize), place);
    }
  }

  #widen(length: number): void {
    const wider = new Uint8Array(2 * this.#keys.byteLength + length);
    wider.set(new Uint8Array(this.#keys.buffer));
    this.#keys = new DataView(wider.buffer);
  }
}

/**
 * What was concluded from some members of a record, for all records of its shape that have the same in those: whoever concludes reads
 * members, and by what was read another record is known.
 */
export class Concluded<T> {
  readonly #sets: Members<T>[] = [];

  /** Of the record that was read last, and a number of which it depends as well. */
  find(records: RecordMembers, more = 0): T | undefined {
    for (let at = 0; at < this.#sets.length; at++) {
      const conclusion = (this.#sets[at] as Members<T>).find(records, more);
      if (conclusion !== undefined) return conclusion;
    }
    return undefined;
  }

  /** Whether there was room. `places`: of the members that decide, of the record that was read last. */
  add(records: RecordMembers, places: readonly number[], conclusion: T, more = 0): boolean {
    let set = this.#sets.find((known) => known.places.join() === places.join());
    if (!set) {
      if (this.#sets.length === mostSets) return false;
      set = new Members(places);
      this.#sets.push(set);
    }
    return set.add(records, more, conclusion);
  }
}
