import { createGunzip, type Gunzip as ZlibGunzip } from 'node:zlib';

/** Input bytes given to zlib at a time: what damage takes with it is at most the output of one such piece. */
const pieceBytes = 16 * 1024;

/**
 * Unpacks gzip piece by piece. Unlike a stream in a pipeline it hands out everything that was unpacked before a fault, and
 * reports the fault instead of throwing it. Members after each other are one stream.
 */
export class Gunzip {
  /** What is wrong with the data, once something is. */
  fault: string | undefined;

  readonly #zlib: ZlibGunzip = createGunzip();
  #output: Buffer[] = [];
  #settle: () => void = () => {};

  constructor() {
    this.#zlib.on('data', (piece: Buffer) => this.#output.push(piece));
    this.#zlib.on('error', (error) => {
      this.fault = error.message;
      this.#settle();
    });
    this.#zlib.on('end', () => this.#settle());
  }

  async *write(chunk: Buffer): AsyncGenerator<Buffer> {
    for (let at = 0; at < chunk.length && !this.#done; at += pieceBytes) {
      await new Promise<void>((resolve) => {
        this.#settle = resolve;
        this.#zlib.write(chunk.subarray(at, at + pieceBytes), () => resolve());
      });
      yield* this.#taken();
    }
  }

  async *end(): AsyncGenerator<Buffer> {
    if (this.#done) return;
    await new Promise<void>((resolve) => {
      this.#settle = resolve;
      this.#zlib.end();
    });
    yield* this.#taken();
  }

  close(): void {
    this.#zlib.destroy();
  }

  get #done(): boolean {
    return this.fault !== undefined || this.#zlib.readableEnded || this.#zlib.destroyed;
  }

  #taken(): Buffer[] {
    const taken = this.#output;
    this.#output = [];
    return taken;
  }
}
