import type { UnparsedRecords } from './unparsed-records.ts';

/** Records of one shape for which other members decide are so few kinds that more of them mean input that repeats nothing. */
const mostSets = 4;
const mostOfOneHash = 8;
/** A power of two. */
const mostRecent = 256;

interface Entry<T> {
  readonly values: DataView;
  readonly conclusion: T;
}

/** Entries for records that are told by the members at the same places. */
interface Members<T> {
  readonly places: readonly number[];
  readonly byHash: Map<number, readonly Entry<T>[]>;
  /** Those that were found last: to look into a table of thousands takes longer. */
  readonly recent: (Entry<T> | undefined)[];
}

/**
 * What was concluded from some members of a record, for all records of its shape that have the same in those: whoever concludes reads
 * members, and by what was read another record is known.
 */
export class Concluded<T> {
  readonly #sets: Members<T>[] = [];

  /** Of the record that was read last. */
  find(records: UnparsedRecords): T | undefined {
    for (let at = 0; at < this.#sets.length; at++) {
      const { places, byHash, recent } = this.#sets[at] as Members<T>;
      const hash = records.hash(places);
      const last = recent[hash & (mostRecent - 1)];
      if (last !== undefined && records.holds(places, last.values)) return last.conclusion;
      const entry = byHash.get(hash)?.find(({ values }) => records.holds(places, values));
      if (entry === undefined) continue;
      recent[hash & (mostRecent - 1)] = entry;
      return entry.conclusion;
    }
    return undefined;
  }

  /** Whether there was room. `places`: of the members that decide, of the record that was read last. */
  add(records: UnparsedRecords, places: readonly number[], conclusion: T): boolean {
    let set = this.#sets.find((known) => known.places.join() === places.join());
    if (!set) {
      if (this.#sets.length === mostSets) return false;
      set = { places, byHash: new Map(), recent: new Array(mostRecent).fill(undefined) };
      this.#sets.push(set);
    }
    const hash = records.hash(places);
    const candidates = set.byHash.get(hash) ?? [];
    const values = records.values(places);
    if (candidates.length === mostOfOneHash || !values) return false;
    set.byHash.set(hash, [...candidates, { values, conclusion }]);
    return true;
  }
}
