import type { UnparsedRecords } from './unparsed-records.ts';

/** Records of one shape for which other members decide are so few kinds that more of them mean input that repeats nothing. */
const mostSets = 4;
const mostOfOneHash = 8;

interface Members<T> {
  readonly places: readonly number[];
  readonly byHash: Map<number, { readonly values: readonly DataView[]; readonly conclusion: T }[]>;
}

/**
 * What was concluded from some members of a record, for all records of its shape that have the same in those: whoever concludes reads
 * members, and by what was read another record is known.
 */
export class Concluded<T> {
  readonly #sets: Members<T>[] = [];

  /** Of the record that was read last. */
  find(records: UnparsedRecords): T | undefined {
    for (const { places, byHash } of this.#sets) {
      const candidates = byHash.get(records.hash(places));
      if (candidates === undefined) continue;
      for (const { values, conclusion } of candidates) if (records.holds(places, values)) return conclusion;
    }
    return undefined;
  }

  /** Whether there was room. `places`: of the members that decide, of the record that was read last. */
  add(records: UnparsedRecords, places: readonly number[], conclusion: T): boolean {
    let set = this.#sets.find((known) => known.places.join() === places.join());
    if (!set) {
      if (this.#sets.length === mostSets) return false;
      set = { places, byHash: new Map() };
      this.#sets.push(set);
    }
    const hash = records.hash(places);
    const candidates = set.byHash.get(hash) ?? [];
    if (candidates.length === mostOfOneHash) return false;
    set.byHash.set(hash, [...candidates, { values: records.values(places), conclusion }]);
    return true;
  }
}
