/**
 * Finds a long segment with `undefined` for "one character": a bit for each place of the segment that a match may have
 * reached, moved on by each character of the text (Baeza-Yates and Gonnet). Slow, and never worse than that: text times
 * segment, thirty-two places at a time.
 *
 * Gives where the first occurrence at or after `from` ends, or -1.
 */
export function findLong(steps: readonly (string | undefined)[], text: string, from: number): number {
  const signs = steps.flatMap((step): (string | undefined)[] => (step === undefined ? [step] : [...step]));
  const words = Math.ceil(signs.length / 32);
  const wild = new Uint32Array(words);
  const masks = new Map<string, Uint32Array>();
  for (const [at, sign] of signs.entries()) if (sign === undefined) setBit(wild, at);
  for (const [at, sign] of signs.entries()) {
    if (sign === undefined) continue;
    const mask = masks.get(sign) ?? wild.slice();
    setBit(mask, at);
    masks.set(sign, mask);
  }

  const reached = new Uint32Array(words);
  const lastWord = words - 1;
  const lastBit = 1 << ((signs.length - 1) & 31);
  for (let at = from; at < text.length; ) {
    const code = text.codePointAt(at) as number;
    at += code > 0xffff ? 2 : 1;
    const mask = masks.get(String.fromCodePoint(code)) ?? wild;
    let carry = 1;
    for (let word = 0; word < words; word++) {
      const bits = reached[word] as number;
      reached[word] = ((bits << 1) | carry) & (mask[word] as number);
      carry = bits >>> 31;
    }
    if (((reached[lastWord] as number) & lastBit) !== 0) return at;
  }
  return -1;
}

function setBit(words: Uint32Array, at: number): void {
  words[at >>> 5] = (words[at >>> 5] as number) | (1 << (at & 31));
}
