import type { RawText } from '../../event/raw-text.ts';

/** A power of two. */
const places = 1 << 10;
const longest = 96;
const wordBytes = 4;

/** What was found in texts that were met of late, by their bytes: most values of logs repeat, and then nothing is made of them. */
export class KnownSlots {
  readonly #slots: (readonly number[] | undefined)[] = new Array(places).fill(undefined);
  readonly #lengths = new Uint8Array(places);
  readonly #known = new DataView(new ArrayBuffer(places * longest));
  #bytes: Buffer | undefined;
  /** Of the same bytes: to compare four at once. */
  #view: DataView = this.#known;
  #place = 0;

  /** Undefined where it is not known. */
  of({ bytes, from, to }: RawText): readonly number[] | undefined {
    const length = to - from;
    if (length > longest) return undefined;
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    }
    const place = this.#placeOf(from, to);
    this.#place = place;
    if (this.#lengths[place] !== length) return undefined;
    return this.#isAt(place * longest, from, length) ? this.#slots[place] : undefined;
  }

  /** Of the text that was asked for last, and was not known. */
  learn({ bytes, from, to }: RawText, slots: readonly number[]): void {
    const length = to - from;
    if (length > longest) return;
    const begin = this.#place * longest;
    for (let at = 0; at < length; at++) this.#known.setUint8(begin + at, bytes[from + at] as number);
    this.#lengths[this.#place] = length;
    this.#slots[this.#place] = slots;
  }

  #isAt(begin: number, from: number, length: number): boolean {
    const known = this.#known;
    const view = this.#view;
    let at = 0;
    for (; at + wordBytes <= length; at += wordBytes)
      if (known.getUint32(begin + at) !== view.getUint32(from + at)) return false;
    for (; at < length; at++) if (known.getUint8(begin + at) !== view.getUint8(from + at)) return false;
    return true;
  }

  /** The last bytes of a text tell most, and of a long one some others do. */
  #placeOf(from: number, to: number): number {
    const view = this.#view;
    const length = to - from;
    let hash = length;
    if (length < wordBytes) {
      for (let at = from; at < to; at++) hash = Math.imul(hash ^ view.getUint8(at), 0x01000193);
    } else {
      hash = Math.imul(hash ^ view.getUint32(to - wordBytes), 0x01000193);
      hash = Math.imul(hash ^ view.getUint32(from + ((length - wordBytes) >> 1)), 0x01000193);
      hash = Math.imul(hash ^ view.getUint32(to - Math.min(length, 2 * wordBytes)), 0x01000193);
    }
    return (hash ^ (hash >>> 15)) & (places - 1);
  }
}
