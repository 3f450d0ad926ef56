const empty = Buffer.alloc(0);

/**
 * The part of a stream that is still needed: bytes are appended at the end and consumed from the start. Memory grows to
 * the largest unconsumed part plus one chunk and is reused.
 */
export class ByteWindow {
  /** Valid from `start` to its length. Replaced by `append`. */
  bytes: Buffer = empty;
  start = 0;
  /** Backing memory that may be written to; undefined while `bytes` is a chunk of the stream itself. */
  #store: Buffer | undefined;

  get length(): number {
    return this.bytes.length - this.start;
  }

  append(chunk: Buffer): void {
    const live = this.length;
    if (live === 0) {
      this.bytes = chunk;
      this.start = 0;
      this.#store = undefined;
      return;
    }
    const needed = live + chunk.length;
    let store = this.#store;
    if (!store || store.length < needed) {
      store = Buffer.allocUnsafeSlow(Math.max(needed, 2 * live));
      this.bytes.copy(store, 0, this.start);
      this.start = 0;
    } else if (this.bytes.length + chunk.length > store.length) {
      store.copyWithin(0, this.start, this.bytes.length);
      this.start = 0;
    }
    chunk.copy(store, this.start + live);
    this.#store = store;
    this.bytes = store.subarray(0, this.start + needed);
  }

  /** Lets go of what was consumed. Nothing else may be left. */
  clear(): void {
    this.bytes = empty;
    this.start = 0;
    this.#store = undefined;
  }

  consume(count: number): void {
    this.start += count;
  }
}
