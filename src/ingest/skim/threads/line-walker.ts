import { newline } from '../../decode/bytes.ts';
import { KnownLinesTable } from '../known-lines.ts';
import { LineWalk } from '../line-walk.ts';
import type { Signature, SignatureParts } from '../signature.ts';
import type { LineTerms } from '../terms.ts';
import { type Learned, numbersPerLine, type Walk, type WalkOrder } from './messages.ts';

interface Met {
  readonly signature: Signature;
  readonly id: number;
}

/** The work of a thread: goes through lines and tells which of them need no reading, by what it was told of their signatures. */
export class LineWalker {
  readonly #walk: LineWalk;
  readonly #met = new KnownLinesTable<Met>();
  readonly #learned: (Learned | undefined)[] = [];
  #count = 0;
  #passed = new Float64Array(1024 * numbersPerLine);

  constructor(terms: LineTerms) {
    this.#walk = new LineWalk(terms);
  }

  walk({ bytes, from, to, learned }: WalkOrder): Walk {
    for (const each of learned) this.#learned[each.id] = each;
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const met: SignatureParts[] = [];
    let lines = 0;
    let count = 0;
    for (let at = from; at < to; lines++) {
      const end = buffer.indexOf(newline, at);
      const signature = this.#signatureOf(buffer, at, end, met);
      if (signature !== -1 && this.#needsNoReading(signature, buffer, at, end))
        this.#note(count++, at, end, signature);
      at = end + 1;
    }
    return { bytes, lines, passed: this.#passed.slice(0, count * numbersPerLine), met };
  }

  /** −1 where it has none. */
  #signatureOf(bytes: Buffer, from: number, to: number, met: SignatureParts[]): number {
    const walk = this.#walk;
    if (!walk.read(bytes, from, to)) return -1;
    const known = this.#met.find(walk, bytes);
    if (known) return known.id;
    if (this.#met.isFull) return -1;
    const signature = walk.signature(bytes);
    this.#met.add({ signature, id: this.#count++ });
    met.push(signature.parts);
    return -1;
  }

  #needsNoReading(id: number, bytes: Buffer, from: number, to: number): boolean {
    const learned = this.#learned[id];
    if (learned === undefined || this.#walk.isTelling(learned.looksAt, bytes, from, to)) return false;
    return learned.search === undefined || !this.#walk.isWanted(learned.search, bytes, from, to);
  }

  #note(count: number, from: number, to: number, signature: number): void {
    const at = count * numbersPerLine;
    if (at === this.#passed.length) {
      const grown = new Float64Array(2 * this.#passed.length);
      grown.set(this.#passed);
      this.#passed = grown;
    }
    const { time, ingested } = this.#walk;
    const passed = this.#passed;
    passed[at] = from;
    passed[at + 1] = to;
    passed[at + 2] = signature;
    passed[at + 3] = time.ms;
    passed[at + 4] = time.ns;
    passed[at + 5] = ingested?.ms ?? Number.NaN;
    passed[at + 6] = ingested?.ns ?? 0;
  }
}
