import type { Sought } from './sought.ts';

/**
 * Chains of texts by the hash of their grams. Where all texts are long, only every so many characters are looked at: each text is then
 * there by as many grams, one of which must fall on such a place. Else each is there by one gram. Entry 0 ends every chain.
 */
export class GramTable {
  readonly length: number;
  /** How many characters a search may go on at once. */
  readonly stride: number;
  readonly heads: Int32Array;
  /** Which bits of the last four characters are the gram's. */
  readonly mask: number;
  readonly shift: number;
  readonly next: Int32Array;
  readonly entryText: Int32Array;
  /** Where in its text the gram ends. */
  readonly entryOffset: Int32Array;

  /** For grams of two characters or more. `marks` takes `mark` at the last two characters of every gram. */
  constructor(
    sought: readonly Sought[],
    members: readonly number[],
    length: number,
    longestStride: number,
    marks: Uint8Array,
    mark: number,
  ) {
    const textOf = (index: number) => (sought[index] as Sought).text;
    const shortest = members.reduce(
      (least, index) => Math.min(least, textOf(index).length),
      longestStride + length,
    );
    this.length = length;
    this.stride = Math.min(longestStride, shortest - length + 1);
    const entries = members.length * this.stride;
    const bits = Math.min(16, Math.max(8, Math.ceil(Math.log2(entries * 8 + 1))));
    this.mask = maskOf(length);
    this.shift = 32 - bits;
    this.heads = new Int32Array(1 << bits);
    this.next = new Int32Array(entries + 1);
    this.entryText = new Int32Array(entries + 1);
    this.entryOffset = new Int32Array(entries + 1);
    const rarest = rarestGrams(members.map(textOf), length, this.stride);
    let entry = 1;
    members.forEach((index, place) => {
      const from = rarest[place] as number;
      for (let at = from; at < from + this.stride; at++) {
        const gram = gramAt(textOf(index), at, length);
        const slot = hash(gram, this.shift);
        this.entryText[entry] = index;
        this.entryOffset[entry] = at + length - 1;
        this.next[entry] = this.heads[slot] as number;
        this.heads[slot] = entry++;
        marks[gram & 0xffff] = (marks[gram & 0xffff] as number) | mark;
      }
    });
  }
}

function maskOf(length: number): number {
  return length === 4 ? -1 : (1 << (8 * length)) - 1;
}

/**
 * Where in each text those grams begin, so many in a row, whose last two characters, and then which themselves, it shares with the fewest
 * others: what many of the texts sought share is common in the texts searched too.
 */
function rarestGrams(texts: readonly string[], length: number, stride: number): number[] {
  const pairs = countGrams(texts, 2);
  const grams = countGrams(texts, length);
  return texts.map((text) => {
    const costAt = (at: number) => {
      const gram = gramAt(text, at, length);
      return (pairs.get(gram & 0xffff) ?? 0) + (grams.get(gram) ?? 0) / 65_536;
    };
    let sum = 0;
    for (let at = 0; at < stride; at++) sum += costAt(at);
    let rarest = 0;
    let fewest = sum;
    for (let from = 1; from + stride + length - 1 <= text.length; from++) {
      sum += costAt(from + stride - 1) - costAt(from - 1);
      if (sum < fewest) {
        fewest = sum;
        rarest = from;
      }
    }
    return rarest;
  });
}

function countGrams(texts: readonly string[], length: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const text of texts) {
    for (let at = 0; at + length <= text.length; at++) {
      const gram = gramAt(text, at, length);
      counts.set(gram, (counts.get(gram) ?? 0) + 1);
    }
  }
  return counts;
}

/** Eight bits for a character; of one beyond 255 the rest falls on its neighbour. The comparison that follows sees them whole. */
export function gramAt(text: string, at: number, length: number): number {
  let gram = 0;
  for (let place = at; place < at + length; place++) gram = (gram << 8) ^ text.charCodeAt(place);
  return gram & maskOf(length);
}

export function hash(gram: number, shift: number): number {
  return Math.imul(gram, 0x9e3779b1) >>> shift;
}
