import type { Repeater } from '../../../event/repeater.ts';
import type { SignatureParts } from '../signature.ts';
import type { Search } from '../wanted-words.ts';

/* What the thread that reads and those that walk lines say to each other. Buffers go over, and come back. */

/** A signature that the reader knows: lines of it need no reading if they hold nothing of this. */
export interface Learned {
  /** As the walker numbered it. */
  readonly id: number;
  readonly looksAt: Repeater['looksAt'];
  readonly search: Search | undefined;
}

export interface WalkOrder {
  readonly bytes: Uint8Array;
  /** Where the first line begins, and where the last one ends behind its line break. */
  readonly from: number;
  readonly to: number;
  readonly learned: readonly Learned[];
}

/** What came of an order. */
export interface Walk {
  readonly bytes: Uint8Array;
  /** Lines in all. */
  readonly lines: number;
  /** Those that need no reading, `numbersPerLine` for each. */
  readonly passed: Float64Array;
  /** Signatures that were met for the first time; the walker numbers them in this order. */
  readonly met: readonly SignatureParts[];
}

/** Where it begins, where its line break stands, its signature, its time, and when it was ingested (NaN where nobody says). */
export const numbersPerLine = 7;
