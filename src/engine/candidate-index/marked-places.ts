import { caseBits, factor, gramBefore } from './gram.ts';

/** So many characters are gone through at once. */
export const windowLength = 4096;

/** In what is written of a place, beside four times the place: which table has it. */
export const ofPairs = 1;
export const ofGrams = 2;

/**
 * Writes where in a text from one place to another there may end what is sought, and says at how many places. It does nothing else, calls
 * nobody and does not branch, which makes it several times as fast as a search that compares on the way. Both tables of bits are asked: the
 * one by the last two characters, the other by the hash of the last four.
 */
export function markedPlaces(
  codes: Uint8Array,
  from: number,
  to: number,
  pairs: Uint8Array,
  grams: Uint8Array,
  shift: number,
  places: Int32Array,
): number {
  let gram = gramBefore(codes, from);
  let count = 0;
  for (let at = from; at < to; at++) {
    gram = (gram << 8) | (codes[at] as number) | caseBits;
    const bits = Math.imul(gram, factor) >>> shift;
    const ofPair = (pairs[(gram & 0xffff) >> 3] as number) >> (gram & 7);
    const ofGram = (grams[bits >>> 3] as number) >> (bits & 7);
    places[count] = (at << 2) | (ofPair & 1) | ((ofGram & 1) << 1);
    count += (ofPair | ofGram) & 1;
  }
  return count;
}

/** The same for grams that end at every so many places alone. */
export function markedSteps(
  codes: Uint8Array,
  from: number,
  to: number,
  step: number,
  grams: Uint8Array,
  shift: number,
  places: Int32Array,
): number {
  let count = 0;
  for (let at = from; at < to; at += step) {
    const gram =
      ((codes[at - 3] as number) << 24) |
      ((codes[at - 2] as number) << 16) |
      ((codes[at - 1] as number) << 8) |
      (codes[at] as number) |
      caseBits;
    const bits = Math.imul(gram, factor) >>> shift;
    places[count] = at;
    count += ((grams[bits >>> 3] as number) >> (bits & 7)) & 1;
  }
  return count;
}
