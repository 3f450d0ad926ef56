interface Planned {
  readonly at: number;
  readonly order: number;
  readonly happen: () => void;
}

/** What is still to happen, earliest first; what is due at the same moment happens in the order it was planned. */
export class EventQueue {
  readonly #heap: Planned[] = [];
  #planned = 0;

  plan(at: number, happen: () => void): void {
    const heap = this.#heap;
    heap.push({ at, order: this.#planned++, happen });
    let child = heap.length - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.#before(child, parent)) break;
      this.#swap(child, parent);
      child = parent;
    }
  }

  /** Lets everything happen, what it plans included. */
  run(): void {
    for (;;) {
      const heap = this.#heap;
      const first = heap[0];
      const last = heap.pop();
      if (!first || !last) return;
      if (heap.length > 0) {
        heap[0] = last;
        this.#sink();
      }
      first.happen();
    }
  }

  #sink(): void {
    let parent = 0;
    for (;;) {
      const left = 2 * parent + 1;
      if (left >= this.#heap.length) return;
      const right = left + 1;
      const child = right < this.#heap.length && this.#before(right, left) ? right : left;
      if (!this.#before(child, parent)) return;
      this.#swap(child, parent);
      parent = child;
    }
  }

  #before(a: number, b: number): boolean {
    const one = this.#heap[a];
    const other = this.#heap[b];
    if (!one || !other) return false;
    return one.at - other.at < 0 || (one.at === other.at && one.order < other.order);
  }

  #swap(a: number, b: number): void {
    const kept = this.#heap[a] as Planned;
    this.#heap[a] = this.#heap[b] as Planned;
    this.#heap[b] = kept;
  }
}
