import { codeOf } from './searched-text.ts';

/** As many neighbouring characters make a gram. */
export const gramLength = 4;

/** The bit that tells small letters from capitals: grams are compared without it, and then take more signs for one another than case does. */
export const caseBits = 0x20202020;

/**
 * Texts by the hash of four neighbouring characters of theirs. Where all texts are long, only every so many characters of a text need to be
 * looked at: each text is then there by as many grams, one of which must fall on such a place. Else each is there by one.
 */
export class GramTable {
  /** How many characters a search may go on at once. */
  readonly stride: number;
  /** By hash: 1 where a gram has it. Small, so that it stays where the processor has it at hand. */
  readonly marks: Uint8Array;
  /** By hash: the first entry of a chain; 0 ends every chain. */
  readonly heads: Int32Array;
  readonly shift: number;
  readonly next: Int32Array;
  /** The place of the text in the list that was given. */
  readonly entryText: Int32Array;
  /** Where in its text the last character of the gram stands. */
  readonly entryOffset: Int32Array;

  /** `members` are places in the list of texts, none of which is shorter than a gram. */
  constructor(texts: readonly string[], members: readonly number[], longestStride: number) {
    const shortest = members.reduce(
      (least, index) => Math.min(least, (texts[index] as string).length),
      longestStride + gramLength,
    );
    this.stride = Math.min(longestStride, shortest - gramLength + 1);
    const entries = members.length * this.stride;
    const bits = Math.min(16, Math.max(8, Math.ceil(Math.log2(entries * 64 + 1))));
    this.shift = 32 - bits;
    this.marks = new Uint8Array(1 << bits);
    this.heads = new Int32Array(1 << bits);
    this.next = new Int32Array(entries + 1);
    this.entryText = new Int32Array(entries + 1);
    this.entryOffset = new Int32Array(entries + 1);
    const counts = countGrams(texts, members);
    let entry = 1;
    for (const index of members) {
      const text = texts[index] as string;
      const from = rarestGrams(text, this.stride, counts);
      for (let at = from; at < from + this.stride; at++) {
        const slot = hash(gramAt(text, at), this.shift);
        this.marks[slot] = 1;
        this.entryText[entry] = index;
        this.entryOffset[entry] = at + gramLength - 1;
        this.next[entry] = this.heads[slot] as number;
        this.heads[slot] = entry++;
      }
    }
  }
}

const countShift = 32 - 16;

/** How often each gram stands in the texts, by a hash that few share. */
function countGrams(texts: readonly string[], members: readonly number[]): Uint32Array {
  const counts = new Uint32Array(1 << 16);
  for (const index of members) {
    const text = texts[index] as string;
    for (let at = 0; at + gramLength <= text.length; at++) {
      const slot = hash(gramAt(text, at), countShift);
      counts[slot] = (counts[slot] as number) + 1;
    }
  }
  return counts;
}

/**
 * Where in the text so many grams in a row begin that it shares with the fewest others: what many of the texts sought share is common in
 * the texts searched too.
 */
function rarestGrams(text: string, stride: number, counts: Uint32Array): number {
  const costAt = (at: number) => counts[hash(gramAt(text, at), countShift)] as number;
  let sum = 0;
  for (let at = 0; at < stride; at++) sum += costAt(at);
  let rarest = 0;
  let fewest = sum;
  for (let from = 1; from + stride + gramLength - 1 <= text.length; from++) {
    sum += costAt(from + stride - 1) - costAt(from - 1);
    if (sum < fewest) {
      fewest = sum;
      rarest = from;
    }
  }
  return rarest;
}

function gramAt(text: string, at: number): number {
  let gram = 0;
  for (let place = at; place < at + gramLength; place++) gram = (gram << 8) | codeOf(text, place);
  return gram | caseBits;
}

export function hash(gram: number, shift: number): number {
  return Math.imul(gram, 0x9e3779b1) >>> shift;
}
