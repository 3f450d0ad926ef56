import type { JsonObject } from '../event/json.ts';
import type { Subject } from './subject.ts';

/** Something read from an event at most once, whoever asks. */
export interface Cell<T> {
  readonly slot: number;
  readonly read: (frame: Frame) => T;
}

/** The cells of a rule set: one name, one cell. */
export class CellTable {
  readonly #cells = new Map<string, Cell<unknown>>();

  get size(): number {
    return this.#cells.size;
  }

  cell<T>(name: string, read: (frame: Frame) => T): Cell<T> {
    const known = this.#cells.get(name);
    // A name says what is read, and thereby its type.
    if (known) return known as Cell<T>;
    const cell: Cell<T> = { slot: this.#cells.size, read };
    this.#cells.set(name, cell);
    return cell;
  }
}

const nothing: Subject = { doc: {} };

/**
 * One event under evaluation and what was read from it so far. Loading the next event costs one increment: a value
 * counts only if its stamp is that of the event.
 */
export class Frame {
  subject: Subject = nothing;
  #epoch = 0;
  readonly #stamps: number[] = [];
  readonly #values: unknown[] = [];

  get doc(): JsonObject {
    return this.subject.doc;
  }

  load(subject: Subject): void {
    this.subject = subject;
    this.#epoch++;
  }

  get<T>(cell: Cell<T>): T {
    const { slot } = cell;
    // Only `cell.read` writes into the cell's slot.
    if (this.#stamps[slot] === this.#epoch) return this.#values[slot] as T;
    while (this.#stamps.length <= slot) {
      this.#stamps.push(-1);
      this.#values.push(undefined);
    }
    const value = cell.read(this);
    this.#values[slot] = value;
    this.#stamps[slot] = this.#epoch;
    return value;
  }
}
