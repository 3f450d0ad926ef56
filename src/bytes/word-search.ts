import type { LineScanner, Search } from './line-scanner.ts';

/** A text that is looked for, without regard to case. */
export interface Word {
  /** ASCII, folded. */
  readonly text: string;
  /** A bit: what is known of a line that holds it. */
  readonly sort: number;
  /** What must follow, as latin1; any byte where it is left out. */
  readonly next?: RegExp;
}

/** Sets of words are bits of a byte. */
const sets = 8;
/** So many bytes of each word are looked for by sixteen at once; of shorter ones all. */
const printLength = 4;
const shortest = 3;
/** More in a set are found so often where they are not that it takes longer. */
const mostInSet = 16;
const tableSize = 32;

/** Letters and signs of logs, the commonest first. */
const common = ' e"\\:,ostainrcm.ldwp-_2013u456789fghvbx/ykzqj';

interface Print {
  readonly word: Word;
  /** Of the bytes that are looked for, in the word. */
  readonly offset: number;
}

/** Finds whether a line holds any of some words. */
export class WordSearch implements Search {
  readonly #sets: readonly (readonly Print[])[];
  readonly #nexts = new Map<RegExp, Uint8Array>();

  /** Undefined for words that are too many, too short, or not all ASCII. */
  static of(words: readonly Word[]): WordSearch | undefined {
    const areFit = words.every(({ text }) => text.length >= shortest && /^[\0-\x7f]*$/.test(text));
    return areFit && words.length > 0 && words.length <= sets * mostInSet ? new WordSearch(words) : undefined;
  }

  private constructor(words: readonly Word[]) {
    const prints = words.map((word): Print => ({ word, offset: rarest(word.text) }));
    this.#sets = inSets(prints);
    for (const { next } of words) if (next) this.#nexts.set(next, bytesOf(next));
  }

  /** The sorts of words that the line of the scanner holds, together; undefined where the scanner has no room for more searches. */
  sortsIn(line: LineScanner): number | undefined {
    const tables = line.tablesOf(this);
    if (tables === 0) return undefined;
    let sorts = 0;
    for (let at = line.candidate(tables, line.from); at !== 0; at = line.candidate(tables, at + 1)) {
      const found = line.foundSets;
      for (let set = 0; set < sets; set++)
        if ((found & (1 << set)) !== 0) sorts |= this.#sortsAt(set, line, at);
    }
    return sorts;
  }

  #sortsAt(set: number, line: LineScanner, at: number): number {
    const prints = this.#sets[set] as readonly Print[];
    let sorts = 0;
    for (let index = 0; index < prints.length; index++) {
      const print = prints[index] as Print;
      if (this.#isAt(print, line, at - print.offset)) sorts |= print.word.sort;
    }
    return sorts;
  }

  #isAt({ word: { text, next } }: Print, { bytes, from, to }: LineScanner, begin: number): boolean {
    const end = begin + text.length;
    if (begin < from || end > to) return false;
    for (let at = 0; at < text.length; at++)
      if (folded[bytes[begin + at] as number] !== text.charCodeAt(at)) return false;
    if (!next) return true;
    return end < to && this.#nexts.get(next)?.[bytes[end] as number] === 1;
  }

  fill(bytes: Buffer, tables: number): void {
    this.#sets.forEach((prints, set) => {
      const bit = 1 << set;
      for (const { word, offset } of prints) {
        for (let place = 0; place < printLength; place++) {
          const low = tables + place * tableSize;
          const high = low + tableSize / 2;
          const code = offset + place < word.text.length ? word.text.charCodeAt(offset + place) : undefined;
          for (let byte = 0; byte < 256; byte++) {
            if (code !== undefined && folded[byte] !== code) continue;
            bytes[low + (byte & 15)] = (bytes[low + (byte & 15)] as number) | bit;
            bytes[high + (byte >> 4)] = (bytes[high + (byte >> 4)] as number) | bit;
          }
        }
      }
    });
  }
}

const folded = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte,
);

function bytesOf(pattern: RegExp): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (pattern.test(String.fromCharCode(byte)) ? 1 : 0));
}

function printOf({ word, offset }: Print): string {
  return word.text.slice(offset, offset + printLength);
}

/**
 * Neighbours in the order of their bytes share a set, those first that let through the fewest bytes more than each by itself: a set holds for
 * whatever is mixed of its words, place by place and half byte by half byte.
 */
function inSets(prints: readonly Print[]): Print[][] {
  const parts = prints
    .toSorted((one, other) => (printOf(one) < printOf(other) ? -1 : 1))
    .map((print) => [print]);
  while (parts.length > sets) {
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let at = 0; at + 1 < parts.length; at++) {
      const [one = [], other = []] = parts.slice(at, at + 2);
      if (one.length + other.length > mostInSet) continue;
      const more = mixed([...one, ...other]) - mixed(one) - mixed(other);
      if (more >= least) continue;
      least = more;
      best = at;
    }
    parts.splice(best, 2, parts.slice(best, best + 2).flat());
  }
  return parts;
}

/** How many runs of bytes are taken for one of the words. */
function mixed(prints: readonly Print[]): number {
  let all = 1;
  for (let place = 0; place < printLength; place++) {
    const codes = prints.map(({ word, offset }) => word.text.codePointAt(offset + place));
    const isAny = codes.includes(undefined);
    all *= isAny
      ? 256
      : new Set(codes.map((code = 0) => code & 15)).size * new Set(codes.map((code = 0) => code >> 4)).size;
  }
  return all;
}

/** Where the bytes of the word begin that are the rarest in logs. */
function rarest(text: string): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let offset = 0; offset === 0 || offset + printLength <= text.length; offset++) {
    let cost = 0;
    for (const sign of text.slice(offset, offset + printLength)) {
      const rank = common.indexOf(sign);
      cost += rank === -1 ? 0 : 1 / (rank + 4);
    }
    if (cost >= least) continue;
    least = cost;
    best = offset;
  }
  return best;
}
