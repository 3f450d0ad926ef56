import type { EventSource } from '../event/event.ts';

/**
 * Gives every record of a file a place of its own: results are told apart by it where ids are not. Decoders number what stands in
 * arrays; records that share a line, and those that come out of others, are numbered on from there.
 */
export class Places {
  readonly #file: string;
  #line = 0;
  /** The next number that is free on the line. */
  #free = 0;
  /** How far the numbers of the current array have moved on, because of records that held several. */
  #shift = 0;
  #last = 0;
  #array: number | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  /** Of the next record, in the order of the file. `array` tells one array from the next, where it is known; else that numbers begin anew does. */
  next(line: number, index: number | undefined, array?: number): EventSource {
    const isNewLine = line !== this.#line;
    this.#line = line;
    if (index === undefined) {
      if (!isNewLine) return this.#numbered();
      this.#free = 1;
      return { file: this.#file, line };
    }
    if (index <= this.#last || array !== this.#array) this.#shift = 0;
    this.#last = index;
    this.#array = array;
    const wanted = index + this.#shift;
    this.#free = isNewLine ? wanted : Math.max(wanted, this.#free);
    this.#shift = this.#free - index;
    return this.#numbered();
  }

  /** Of the records that a record holds: the first takes its place. */
  *within(line: number, index: number | undefined, array?: number): Generator<EventSource, never> {
    if (index === undefined && line !== this.#line) {
      this.#line = line;
      this.#free = 0;
      yield this.#numbered();
    } else {
      yield this.next(line, index, array);
    }
    for (;;) {
      if (index !== undefined) this.#shift++;
      yield this.#numbered();
    }
  }

  #numbered(): EventSource {
    return { file: this.#file, line: this.#line, index: this.#free++ };
  }
}
