import type { Transform } from 'node:stream';

/** One of Node's engines, which are streams that count what they took. */
export type EngineStream = Transform & { readonly bytesWritten: number };

/**
 * Lets one of Node's unpacking streams be fed piece by piece. A fault is a value, and what was unpacked before it is handed out; but
 * of the piece that is at fault, the engine keeps up to 16 KiB of output to itself.
 */
export class Engine {
  /** What is wrong with the data, once something is. */
  fault: Error | undefined;
  readonly #stream: EngineStream;
  #output: Buffer[] = [];
  #settle: () => void = () => {};

  constructor(stream: EngineStream) {
    this.#stream = stream;
    stream.on('data', (piece: Buffer) => this.#output.push(piece));
    stream.on('error', (error) => {
      this.fault ??= error;
      this.#settle();
    });
    stream.on('end', () => this.#settle());
  }

  /** Whether the data have come to their end: what is fed from here on is not taken. */
  get ended(): boolean {
    return this.fault !== undefined || this.#stream.readableEnded || this.#stream.destroyed;
  }

  /** Bytes that were taken so far. Less than was fed where the data ended before. */
  get taken(): number {
    return this.#stream.bytesWritten;
  }

  async feed(bytes: Buffer): Promise<void> {
    if (this.ended) return;
    await new Promise<void>((resolve) => {
      this.#settle = resolve;
      this.#stream.write(bytes, () => resolve());
    });
  }

  /** Nothing more comes. */
  async finish(): Promise<void> {
    if (this.ended) return;
    await new Promise<void>((resolve) => {
      this.#settle = resolve;
      this.#stream.end();
    });
  }

  /** What was unpacked since the last call. */
  take(): Buffer[] {
    const output = this.#output;
    this.#output = [];
    return output;
  }

  close(): void {
    this.#stream.destroy();
  }
}
