export type ByteOrder = 'le' | 'be';

/** Bytes that settle the question where there is no mark. */
const enoughBytes = 256;

/**
 * Whether bytes are UTF-16, and of which order: by a mark, else because every other byte is zero, as it is wherever text is mostly
 * ASCII. Runs of zeros alone make no UTF-16. Undefined while the bytes do not settle it.
 */
export function byteOrder(head: Buffer, whole: boolean): ByteOrder | 'none' | undefined {
  const [first, second, third, fourth] = head;
  if (first === undefined || second === undefined) return whole ? 'none' : undefined;
  if (first === 0xff && second === 0xfe) {
    // The same mark, and two zeros, begin UTF-32.
    if (head.length < 4 && !whole) return undefined;
    return third === 0 && fourth === 0 ? 'none' : 'le';
  }
  if (first === 0xfe && second === 0xff) return 'be';
  if (first !== 0 && second !== 0) return 'none';
  if (head.length < enoughBytes && !whole) return undefined;
  return parity(head.subarray(0, enoughBytes));
}

function parity(head: Uint8Array): ByteOrder | 'none' {
  let even = 0;
  let odd = 0;
  const pairs = head.length >> 1;
  for (let at = 0; at < pairs * 2; at += 2) {
    if (head[at] === 0) even++;
    if (head[at + 1] === 0) odd++;
  }
  if (odd > pairs * 0.4 && even * 20 <= pairs) return 'le';
  if (even > pairs * 0.4 && odd * 20 <= pairs) return 'be';
  return 'none';
}

/** A copy with the bytes of every pair swapped; the length is even. */
export function swap16(bytes: Buffer): Buffer {
  return Buffer.from(bytes).swap16();
}
