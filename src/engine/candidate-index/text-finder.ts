import type { RequiredLiteral } from '../../plan/analysis/literal.ts';

export interface Sought {
  readonly text: string;
  readonly place: RequiredLiteral['place'];
}

/** Texts shorter than this have no gram to look up and are searched one by one. */
const shortGram = 3;
const longGram = 4;

/**
 * Finds which of many texts another one holds, in one pass over it. Four (or three) neighbouring characters of each text stand
 * in a hash table; where a text has them, the whole is compared. A table of grams stays small and is made at once, where an
 * automaton over the same texts takes megabytes and a while.
 */
export class TextFinder {
  readonly #sought: readonly Sought[];
  readonly #whole = new Map<string, number[]>();
  readonly #short: number[] = [];
  readonly #long: GramTable;
  readonly #medium: GramTable;
  /** By text sought: the last search that found it. */
  readonly #found: Int32Array;
  #searches = 0;

  constructor(sought: readonly Sought[]) {
    this.#sought = sought;
    const long: number[] = [];
    const medium: number[] = [];
    sought.forEach(({ text, place }, index) => {
      if (place === 'whole') {
        const same = this.#whole.get(text);
        if (same) same.push(index);
        else this.#whole.set(text, [index]);
      } else if (text.length >= longGram) long.push(index);
      else if (text.length >= shortGram) medium.push(index);
      else this.#short.push(index);
    });
    this.#long = new GramTable(sought, long, longGram);
    this.#medium = new GramTable(sought, medium, shortGram);
    this.#found = new Int32Array(sought.length);
  }

  /** Adds the places in the list that was given of all that the text holds, each once, in no order. */
  find(text: string, found: number[]): void {
    this.#searches++;
    const whole = this.#whole.get(text);
    if (whole) found.push(...whole);
    for (const index of this.#short) {
      if (this.#holdsShort(text, index)) found.push(index);
    }
    if (!this.#long.isEmpty) this.#search(this.#long, 0xffffffff, text, found);
    if (!this.#medium.isEmpty) this.#search(this.#medium, 0x00ffffff, text, found);
  }

  #search(table: GramTable, mask: number, text: string, found: number[]): void {
    const { heads, shift, next, entryText, entryOffset } = table;
    let gram = 0;
    for (let at = 0; at < text.length; at++) {
      gram = ((gram << 8) | (text.charCodeAt(at) & 0xff)) & mask;
      let entry = heads[hash(gram, shift)] as number;
      while (entry !== 0) {
        const index = entryText[entry] as number;
        if (
          this.#found[index] !== this.#searches &&
          this.#isAt(text, index, at - (entryOffset[entry] as number))
        ) {
          this.#found[index] = this.#searches;
          found.push(index);
        }
        entry = next[entry] as number;
      }
    }
  }

  #isAt(text: string, index: number, at: number): boolean {
    const { text: sought, place } = this.#sought[index] as Sought;
    if (at < 0 || (place === 'start' && at !== 0)) return false;
    if (place === 'end' && at + sought.length !== text.length) return false;
    return text.startsWith(sought, at);
  }

  #holdsShort(text: string, index: number): boolean {
    const { text: sought, place } = this.#sought[index] as Sought;
    if (place === 'start') return text.startsWith(sought);
    return place === 'end' ? text.endsWith(sought) : text.includes(sought);
  }
}

/** Chains of texts by the hash of one of their grams. Entry 0 ends every chain. */
class GramTable {
  readonly heads: Int32Array;
  readonly shift: number;
  readonly next: Int32Array;
  readonly entryText: Int32Array;
  /** Where in its text the gram ends. */
  readonly entryOffset: Int32Array;

  constructor(sought: readonly Sought[], members: readonly number[], length: number) {
    const bits = Math.min(16, Math.max(8, Math.ceil(Math.log2(members.length * 8 + 1))));
    this.shift = 32 - bits;
    this.heads = new Int32Array(1 << bits);
    this.next = new Int32Array(members.length + 1);
    this.entryText = new Int32Array(members.length + 1);
    this.entryOffset = new Int32Array(members.length + 1);
    const counts = countGrams(sought, members, length);
    members.forEach((index, place) => {
      const { text } = sought[index] as Sought;
      let rarest = 0;
      let fewest = Number.POSITIVE_INFINITY;
      for (let at = 0; at + length <= text.length; at++) {
        const count = counts.get(gramAt(text, at, length)) ?? 0;
        if (count < fewest) {
          fewest = count;
          rarest = at;
        }
      }
      const slot = hash(gramAt(text, rarest, length), this.shift);
      const entry = place + 1;
      this.entryText[entry] = index;
      this.entryOffset[entry] = rarest + length - 1;
      this.next[entry] = this.heads[slot] as number;
      this.heads[slot] = entry;
    });
  }

  get isEmpty(): boolean {
    return this.entryText.length === 1;
  }
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

/** Of characters beyond 255 only a part counts: the comparison that follows sees the rest. */
function gramAt(text: string, at: number, length: number): number {
  let gram = 0;
  for (let place = at; place < at + length; place++) gram = (gram << 8) | (text.charCodeAt(place) & 0xff);
  return gram;
}

function hash(gram: number, shift: number): number {
  return Math.imul(gram, 0x9e3779b1) >>> shift;
}
