import type { RequiredLiteral } from '../../plan/analysis/literal.ts';

export interface Sought {
  readonly text: string;
  readonly place: RequiredLiteral['place'];
}

/** A text is looked up by as many neighbouring characters as this, or by all that it has. */
const longestGram = 4;
const longestStride = 16;

/**
 * Finds which of many texts another one holds, in a pass over it for each length of gram: up to four neighbouring
 * characters of each text stand in a hash table; where a text has them, the whole is compared. A table of grams stays small and is made at once, where an
 * automaton over the same texts takes megabytes and a while.
 */
export class TextFinder {
  readonly #sought: readonly Sought[];
  readonly #whole = new Map<string, number[]>();
  readonly #tables: readonly GramTable[];
  /** A text with fewer characters holds none. */
  readonly fewest: number;
  /** By text sought: the last search that found it. */
  readonly #found: Int32Array;
  #searches = 0;

  constructor(sought: readonly Sought[]) {
    this.#sought = sought;
    const byLength: number[][] = Array.from({ length: longestGram }, () => []);
    let fewest = Number.POSITIVE_INFINITY;
    sought.forEach(({ text, place }, index) => {
      fewest = Math.min(fewest, text.length);
      if (place !== 'whole') {
        byLength[Math.min(text.length, longestGram) - 1]?.push(index);
        return;
      }
      const same = this.#whole.get(text);
      if (same) same.push(index);
      else this.#whole.set(text, [index]);
    });
    this.fewest = fewest;
    this.#tables = byLength.flatMap((members, at) =>
      members.length > 0 ? [new GramTable(sought, members, at + 1)] : [],
    );
    this.#found = new Int32Array(sought.length);
  }

  /** Adds the places in the list that was given of all that the text holds, each once, in no order. */
  find(text: string, found: number[]): void {
    if (text.length < this.fewest) return;
    this.#searches++;
    const whole = this.#whole.get(text);
    if (whole) found.push(...whole);
    for (const table of this.#tables) this.#search(table, text, found);
  }

  /** Whether the text holds any of them. */
  isAny(text: string): boolean {
    const found: number[] = [];
    this.find(text, found);
    return found.length > 0;
  }

  #search(table: GramTable, text: string, found: number[]): void {
    const { heads, mask, shift, next, entryText, entryOffset, stride, length } = table;
    if (stride > 1) {
      for (let at = length - 1; at < text.length; at += stride) {
        const entry = heads[hash(gramAt(text, at - length + 1, length), shift)] as number;
        if (entry !== 0) this.#follow(table, entry, text, at, found);
      }
      return;
    }
    let gram = 0;
    for (let at = 0; at < text.length; at++) {
      gram = ((gram << 8) ^ text.charCodeAt(at)) & mask;
      let entry = heads[hash(gram, shift)] as number;
      while (entry !== 0) {
        this.#check(entryText[entry] as number, text, at - (entryOffset[entry] as number), found);
        entry = next[entry] as number;
      }
    }
  }

  #follow(
    { next, entryText, entryOffset }: GramTable,
    first: number,
    text: string,
    at: number,
    found: number[],
  ): void {
    for (let entry = first; entry !== 0; entry = next[entry] as number) {
      this.#check(entryText[entry] as number, text, at - (entryOffset[entry] as number), found);
    }
  }

  #check(index: number, text: string, at: number, found: number[]): void {
    if (this.#found[index] === this.#searches || !this.#isAt(text, index, at)) return;
    this.#found[index] = this.#searches;
    found.push(index);
  }

  #isAt(text: string, index: number, at: number): boolean {
    const { text: sought, place } = this.#sought[index] as Sought;
    if (at < 0 || (place === 'start' && at !== 0)) return false;
    if (place === 'end' && at + sought.length !== text.length) return false;
    return text.startsWith(sought, at);
  }
}

/**
 * Chains of texts by the hash of their grams. Where all texts are long, only every so many characters are looked at: each text is then
 * there by as many grams, one of which must fall on such a place. Else each is there by the rarest that it has. Entry 0 ends every chain.
 */
class GramTable {
  readonly length: number;
  /** How many characters a search may go on at once. */
  readonly stride: number;
  readonly heads: Int32Array;
  /** What remains of the last characters when another one is shifted in. */
  readonly mask: number;
  readonly shift: number;
  readonly next: Int32Array;
  readonly entryText: Int32Array;
  /** Where in its text the gram ends. */
  readonly entryOffset: Int32Array;

  constructor(sought: readonly Sought[], members: readonly number[], length: number) {
    const textOf = (index: number) => (sought[index] as Sought).text;
    const shortest = members.reduce(
      (least, index) => Math.min(least, textOf(index).length),
      longestStride + length,
    );
    this.length = length;
    this.stride = shortest - length + 1;
    const entries = members.length * this.stride;
    const bits = Math.min(16, Math.max(8, Math.ceil(Math.log2(entries * 8 + 1))));
    this.mask = length === 4 ? -1 : (1 << (8 * length)) - 1;
    this.shift = 32 - bits;
    this.heads = new Int32Array(1 << bits);
    this.next = new Int32Array(entries + 1);
    this.entryText = new Int32Array(entries + 1);
    this.entryOffset = new Int32Array(entries + 1);
    const rarest = rarestGrams(sought, members, length, this.stride);
    let entry = 1;
    members.forEach((index, place) => {
      const from = rarest[place] as number;
      for (let at = from; at < from + this.stride; at++) {
        const slot = hash(gramAt(textOf(index), at, length), this.shift);
        this.entryText[entry] = index;
        this.entryOffset[entry] = at + length - 1;
        this.next[entry] = this.heads[slot] as number;
        this.heads[slot] = entry++;
      }
    });
  }
}

/** Where in each text those grams begin, so many in a row, that it shares with the fewest others. */
function rarestGrams(
  sought: readonly Sought[],
  members: readonly number[],
  length: number,
  stride: number,
): number[] {
  const counts = countGrams(sought, members, length);
  return members.map((index) => {
    const { text } = sought[index] as Sought;
    const countAt = (at: number) => counts.get(gramAt(text, at, length)) ?? 0;
    let sum = 0;
    for (let at = 0; at < stride; at++) sum += countAt(at);
    let rarest = 0;
    let fewest = sum;
    for (let from = 1; from + stride + length - 1 <= text.length; from++) {
      sum += countAt(from + stride - 1) - countAt(from - 1);
      if (sum < fewest) {
        fewest = sum;
        rarest = from;
      }
    }
    return rarest;
  });
}

/** What many of the texts sought share is common in the texts searched too. */
function countGrams(
  sought: readonly Sought[],
  members: readonly number[],
  length: number,
): Map<number, number> {
  const counts = new Map<number, number>();
  for (const index of members) {
    const { text } = sought[index] as Sought;
    for (let at = 0; at + length <= text.length; at++) {
      const gram = gramAt(text, at, length);
      counts.set(gram, (counts.get(gram) ?? 0) + 1);
    }
  }
  return counts;
}

/** Eight bits for a character; of one beyond 255 the rest falls on its neighbour. The comparison that follows sees them whole. */
function gramAt(text: string, at: number, length: number): number {
  let gram = 0;
  for (let place = at; place < at + length; place++) gram = (gram << 8) ^ text.charCodeAt(place);
  return length === 4 ? gram : gram & ((1 << (8 * length)) - 1);
}

function hash(gram: number, shift: number): number {
  return Math.imul(gram, 0x9e3779b1) >>> shift;
}
