/**
 * The members of a record that was not parsed, by their places: what was found out from some of them holds for every record of the same
 * members in the same order that has the same values there.
 */
export interface RecordMembers {
  /** The places of those that somebody reads meanwhile, ascending. */
  readBy(reader: () => void): readonly number[];
  /** Takes it that all of them are read: by whoever makes something of the whole record, or made it before. */
  readAll(): void;
  /** A number for the values at the places: the same for the same bytes. */
  hash(places: readonly number[]): number;
  /** Bytes of the key that `writeKey` writes. */
  keyLength(places: readonly number[]): number;
  /** The values at the places, each with its length before it: to be held against those of other records. */
  writeKey(places: readonly number[], key: DataView, at: number): void;
  /** Whether the key that begins there is that of the record. */
  holds(places: readonly number[], key: DataView, at: number): boolean;
}
