import type { Repeater } from '../../event/repeater.ts';
import type { LineWalk } from './line-walk.ts';
import type { Signature } from './signature.ts';
import type { Search } from './wanted-words.ts';

/** Lines of one signature: `repeater` is undefined where each of them must be read. */
export interface KnownLines {
  readonly signature: Signature;
  readonly format: string;
  /** What must not be in them, for the sake of others than their observer. */
  readonly search: Search | undefined;
  readonly repeater: Repeater | undefined;
}

/** Beyond these, lines of further signatures are read one by one: input that repeats nothing must not fill memory. */
const mostSignatures = 50_000;
const mostOfOneHash = 8;

/** Something for each signature of lines: what the first line of it taught. */
export class KnownLinesTable<Known extends { readonly signature: Signature }> {
  readonly #byHash = new Map<number, Known[]>();
  #size = 0;

  /** Of the line that was walked last. */
  find(walk: LineWalk, bytes: Buffer): Known | undefined {
    const candidates = this.#byHash.get(walk.hash);
    if (candidates === undefined) return undefined;
    for (let at = 0; at < candidates.length; at++) {
      const known = candidates[at] as Known;
      if (walk.fits(known.signature, bytes)) return known;
    }
    return undefined;
  }

  of(signature: Signature): Known | undefined {
    return this.#byHash.get(signature.hash)?.find((known) => known.signature.equals(signature));
  }

  /** Of several of a signature the first counts. Where there is no room, nothing is learned. */
  add(known: Known): void {
    const { hash } = known.signature;
    const candidates = this.#byHash.get(hash) ?? [];
    if (this.isFull || candidates.length >= mostOfOneHash || this.of(known.signature)) return;
    this.#byHash.set(hash, [...candidates, known]);
    this.#size++;
  }

  get isFull(): boolean {
    return this.#size >= mostSignatures;
  }
}
