import { fold } from '../../plan/fold.ts';
import { GramTable, gramAt, hash } from './gram-table.ts';
import type { Sought } from './sought.ts';

const lower = Uint8Array.from({ length: 128 }, (_, code) =>
  String.fromCharCode(code).toLowerCase().charCodeAt(0),
);

/** A text is looked up by as many neighbouring characters as this, or by all that it has. */
const longestGram = 4;
const longestStride = 16;

/**
 * Finds which of many texts another one holds, in one pass over it. Up to four neighbouring characters of each text stand in a hash table,
 * the last two of them in a small one that is asked first; where a text has them, the whole is compared. Such tables are made at once, where
 * an automaton over the same texts takes megabytes and a while.
 */
export class TextFinder {
  readonly #sought: readonly Sought[];
  readonly #whole = new Map<string, number[]>();
  /** Texts of one character. */
  readonly #single: readonly number[];
  readonly #tables: readonly GramTable[];
  /** By the last two characters: bits of the tables, in their order, that may have a gram that ends in them. */
  readonly #marks = new Uint8Array(1 << 16);
  /** A text with fewer characters holds none. */
  readonly fewest: number;
  /** By text sought: the last search that found it. */
  readonly #found: Int32Array;
  /** By length: 1 where a whole text has it. */
  readonly #wholeLengths: Uint8Array;
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
    // Nearly every pair of characters ends in one that is sought alone: those are asked for once at the end.
    this.#single = byLength[0] ?? [];
    byLength[0] = [];
    this.fewest = fewest;
    const lengths = [...this.#whole.keys()].map(({ length }) => length);
    this.#wholeLengths = new Uint8Array(Math.max(-1, ...lengths) + 1);
    for (const length of lengths) this.#wholeLengths[length] = 1;
    const used = byLength.flatMap((members, at) => (members.length > 0 ? [{ members, length: at + 1 }] : []));
    // Beside texts that are looked for at every place, long ones are found on the way.
    const stride = used.length > 1 ? 1 : longestStride;
    this.#tables = used.map(
      ({ members, length }, at) => new GramTable(sought, members, length, stride, this.#marks, 1 << at),
    );
    this.#found = new Int32Array(sought.length);
  }

  /** Adds the places in the list that was given of all that the text holds, each once, in no order. */
  find(text: string, found: number[]): void {
    if (text.length < this.fewest) return;
    this.#searches++;
    // To look up a text takes as long as to go through it.
    const whole = this.#wholeLengths[text.length] === 1 ? this.#whole.get(text) : undefined;
    if (whole) found.push(...whole);
    for (const index of this.#single) if (holdsSingle(text, this.#sought[index] as Sought)) found.push(index);
    const [first] = this.#tables;
    if (first === undefined) return;
    if (first.stride > 1) this.#stride(first, text, found);
    else this.#walk(text, found);
  }

  /** Whether the text, which is not folded yet, holds any of them, which are. */
  isAnyIn(text: string): boolean {
    const [first] = this.#tables;
    if (
      this.#tables.length === 1 &&
      first &&
      first.stride > 1 &&
      this.#whole.size === 0 &&
      this.#single.length === 0
    )
      if (!this.#mayStride(first, text)) return false;
    const found: number[] = [];
    this.find(fold(text), found);
    return found.length > 0;
  }

  /** Goes by the last two characters of grams alone, which spares folding of nearly every text. */
  #mayStride({ stride, length }: GramTable, text: string): boolean {
    const marks = this.#marks;
    for (let at = length - 1; at < text.length; at += stride) {
      const last = text.charCodeAt(at);
      const before = text.charCodeAt(at - 1);
      // Some letters beyond ASCII are folded to such of ASCII.
      if (last > 0x7f || before > 0x7f) return true;
      if (marks[((lower[before] as number) << 8) | (lower[last] as number)] !== 0) {
        if (this.#isGram(text, at, length)) return true;
      }
    }
    return false;
  }

  #isGram(text: string, at: number, length: number): boolean {
    const { heads, shift } = this.#tables[0] as GramTable;
    const gram = fold(text.slice(at - length + 1, at + 1));
    return gram.length !== length || heads[hash(gramAt(gram, 0, length), shift)] !== 0;
  }

  #walk(text: string, found: number[]): void {
    const marks = this.#marks;
    let gram = 0;
    for (let at = 0; at < text.length; at++) {
      gram = (gram << 8) ^ text.charCodeAt(at);
      const marked = marks[gram & 0xffff] as number;
      if (marked !== 0) this.#look(marked, gram, text, at, found);
    }
  }

  #look(marked: number, gram: number, text: string, at: number, found: number[]): void {
    for (let place = 0; marked >> place !== 0; place++) {
      if (((marked >> place) & 1) === 0) continue;
      const table = this.#tables[place] as GramTable;
      this.#follow(table, table.heads[hash(gram & table.mask, table.shift)] as number, text, at, found);
    }
  }

  #stride(table: GramTable, text: string, found: number[]): void {
    const { heads, shift, stride, length } = table;
    const marks = this.#marks;
    for (let at = length - 1; at < text.length; at += stride) {
      if (marks[((text.charCodeAt(at - 1) << 8) ^ text.charCodeAt(at)) & 0xffff] === 0) continue;
      const gram = gramAt(text, at - length + 1, length);
      this.#follow(table, heads[hash(gram, shift)] as number, text, at, found);
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

function holdsSingle(text: string, { text: sought, place }: Sought): boolean {
  if (place === 'start') return text[0] === sought;
  return place === 'end' ? text.at(-1) === sought : text.includes(sought);
}
