import { Inflation } from './inflation.ts';
import { cutShort, damaged } from './packed-fault.ts';

/** Unpacks one stream of deflate, as entries of zip archives are. */
export class DeflateUnpacking {
  fault: string | undefined;
  readonly #inflation = new Inflation();
  #taken = 0;
  #isDone = false;

  /** Where the data end, once they have: bytes from their beginning. */
  get endsAt(): number | undefined {
    return this.#isDone ? this.#taken : undefined;
  }

  async *write(bytes: Buffer): AsyncGenerator<Buffer> {
    if (this.#isDone) return;
    const { output, rest } = await this.#inflation.feed(bytes);
    this.#isDone = rest !== undefined;
    this.#taken += bytes.length - (rest?.length ?? 0);
    if (this.#inflation.fault) this.fault = damaged(this.#inflation.fault);
    yield* output;
  }

  async *end(): AsyncGenerator<Buffer> {
    if (this.#isDone || this.fault !== undefined) return;
    const output = await this.#inflation.finish();
    this.#isDone = this.#inflation.fault === undefined;
    if (!this.#isDone) this.fault = cutShort;
    yield* output;
  }

  close(): void {
    this.#inflation.close();
  }
}
