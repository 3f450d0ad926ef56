import type { Start } from './value-scanner.ts';

/** Arrays and envelopes inside one another that are opened up; deeper ones are taken as records. */
const deepest = 4;

/** The arrays of records around the current place of a stream, and the running numbers of what stands in them. */
export class RecordArrays {
  /** Outermost first: where each, or its envelope, began. */
  readonly starts: Start[] = [];
  /** Outermost arrays and envelopes so far. */
  number = 0;
  /** Records and problems so far in the outermost one. */
  #count = 0;

  get isInside(): boolean {
    return this.starts.length > 0;
  }

  get mayOpen(): boolean {
    return this.starts.length < deepest;
  }

  get inner(): Start | undefined {
    return this.starts.at(-1);
  }

  open(start: Start): void {
    if (!this.isInside) {
      this.#count = 0;
      this.number++;
    }
    this.starts.push(start);
  }

  /** Returns the one that ends. */
  close(): Start | undefined {
    return this.starts.pop();
  }

  /** Leaves all but so many. */
  leaveTo(level: number): void {
    this.starts.length = Math.min(this.starts.length, level);
  }

  /** The number of the next record or problem; undefined outside of arrays. */
  next(): number | undefined {
    return this.isInside ? this.#count++ : undefined;
  }
}
