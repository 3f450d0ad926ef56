import type { Repeater } from '../../event/repeater.ts';
import type { JsonWalk } from './json-walk.ts';
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

/** What the first line of each signature taught. */
export class KnownLinesTable {
  readonly #byHash = new Map<number, KnownLines[]>();
  #size = 0;

  find(walk: JsonWalk, bytes: Uint8Array, hash: number, noticed: number): KnownLines | undefined {
    const candidates = this.#byHash.get(hash);
    if (candidates === undefined) return undefined;
    for (let at = 0; at < candidates.length; at++) {
      const known = candidates[at] as KnownLines;
      if (known.signature.fits(walk, bytes, noticed)) return known;
    }
    return undefined;
  }

  /** Of several lines of a signature the first that teaches counts. Where there is no room, nothing is learned. */
  add(known: KnownLines): void {
    const { hash } = known.signature;
    const candidates = this.#byHash.get(hash) ?? [];
    if (this.isFull || candidates.length >= mostOfOneHash) return;
    if (candidates.some(({ signature }) => signature.equals(known.signature))) return;
    this.#byHash.set(hash, [...candidates, known]);
    this.#size++;
  }

  get isFull(): boolean {
    return this.#size >= mostSignatures;
  }
}
