import { bitsFor, type Entry, EntryTable } from './entry-table.ts';
import { gramEndingAt, gramLength, hash } from './gram.ts';
import type { SoughtTexts } from './sought-texts.ts';

/** In a table of more bits than this a look takes longer than what it spares. */
const mostBits = 18;

/**
 * Texts by four neighbouring characters of theirs. Where all texts are long, only every so many characters of a text need to be looked at:
 * each text is then there by as many grams, one of which must fall on such a place. Else each is there by one.
 */
export class GramTable {
  /** How many characters a search may go on at once. */
  readonly stride: number;
  /** A bit for any hash of a gram: whether one has it. */
  readonly marks: Uint8Array;
  /** Of the hashes in `marks`. */
  readonly shift: number;
  readonly entries: EntryTable;

  /** `members` are places in the list of texts, none of which is shorter than a gram. */
  constructor(texts: SoughtTexts, members: readonly number[], longestStride: number) {
    const { codes, begins } = texts;
    const shortest = members.reduce(
      (least, index) => Math.min(least, (begins[index + 1] as number) - (begins[index] as number)),
      longestStride + gramLength,
    );
    this.stride = Math.min(longestStride, shortest - gramLength + 1);
    const counts = countGrams(texts, members);
    const entries: Entry[] = [];
    for (const index of members) {
      const begin = begins[index] as number;
      const first = rarestGrams(codes, begin, begins[index + 1] as number, this.stride, counts);
      for (let at = first; at < first + this.stride; at++) {
        entries.push({ key: gramEndingAt(codes, at), index, offset: at - begin });
      }
    }
    this.entries = new EntryTable(entries, texts);
    const bits = Math.max(8, bitsFor(entries.length * 64, mostBits));
    this.shift = 32 - bits;
    this.marks = new Uint8Array(1 << (bits - 3));
    for (const { key } of entries) {
      const slot = hash(key, this.shift);
      this.marks[slot >> 3] = (this.marks[slot >> 3] as number) | (1 << (slot & 7));
    }
  }
}

const countShift = 32 - 16;

/** How often each gram stands in the texts, by a hash that few share. */
function countGrams({ codes, begins }: SoughtTexts, members: readonly number[]): Uint32Array {
  const counts = new Uint32Array(1 << 16);
  for (const index of members) {
    const end = begins[index + 1] as number;
    for (let at = (begins[index] as number) + gramLength - 1; at < end; at++) {
      const slot = hash(gramEndingAt(codes, at), countShift);
      counts[slot] = (counts[slot] as number) + 1;
    }
  }
  return counts;
}

/**
 * Where in the text the first of so many grams in a row ends that it shares with the fewest others: what many of the texts sought share is
 * common in the texts searched too.
 */
function rarestGrams(
  codes: Uint8Array,
  begin: number,
  end: number,
  stride: number,
  counts: Uint32Array,
): number {
  const costAt = (at: number) => counts[hash(gramEndingAt(codes, at), countShift)] as number;
  const first = begin + gramLength - 1;
  let sum = 0;
  for (let at = first; at < first + stride; at++) sum += costAt(at);
  let rarest = first;
  let fewest = sum;
  for (let from = first + 1; from + stride <= end; from++) {
    sum += costAt(from + stride - 1) - costAt(from - 1);
    if (sum < fewest) {
      fewest = sum;
      rarest = from;
    }
  }
  return rarest;
}
