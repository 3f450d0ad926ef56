import { codeOf } from './searched-text.ts';

/** As many neighbouring characters make a gram. */
export const gramLength = 4;

/** The bit that tells small letters from capitals: grams are compared without it, and then take more signs for one another than case does. */
export const caseBits = 0x20202020;

/** Of the hash of a gram. */
export const factor = 0x9e3779b1 | 0;

export function hash(gram: number, shift: number): number {
  return Math.imul(gram, factor) >>> shift;
}

/** Up to four characters of a text that is sought, the last of which stands at the place. */
export function gramIn(text: string, at: number): number {
  let gram = 0;
  for (let place = Math.max(0, at - 3); place <= at; place++) gram = (gram << 8) | codeOf(text, place);
  return gram | caseBits;
}

/** The same of a text that is searched. */
export function gramEndingAt(codes: Uint8Array, at: number): number {
  return (gramBefore(codes, at) << 8) | (codes[at] as number) | caseBits;
}

/** Up to three characters that stand before the place. */
export function gramBefore(codes: Uint8Array, end: number): number {
  let gram = 0;
  for (let at = Math.max(0, end - 3); at < end; at++) gram = (gram << 8) | (codes[at] as number);
  return gram | caseBits;
}
