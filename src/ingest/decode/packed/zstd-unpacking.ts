import { createZstdDecompress } from 'node:zlib';
import { Engine, type EngineStream } from './engine.ts';
import { cutShort, damaged } from './packed-fault.ts';
import { ZstdFrames } from './zstd-frames.ts';

/** Unpacks zstd (RFC 8878), frames after each other as one file, each with an engine of its own. */
export class ZstdUnpacking {
  fault: string | undefined;
  readonly #frames = new ZstdFrames();
  #engine: Engine | undefined;

  async *write(bytes: Buffer): AsyncGenerator<Buffer> {
    for (const { bytes: part, last } of this.#frames.cut(bytes)) {
      // Node's types do not know yet what the stream counts.
      this.#engine ??= new Engine(createZstdDecompress() as unknown as EngineStream);
      await this.#engine.feed(part);
      if (last) await this.#engine.finish();
      yield* this.#engine.take();
      if (this.#engine.fault) {
        this.fault = damaged(this.#engine.fault);
        return;
      }
      if (last) this.close();
    }
  }

  async *end(): AsyncGenerator<Buffer> {
    if (this.fault === undefined && this.#frames.open) this.fault = cutShort;
    yield* this.#engine?.take() ?? [];
  }

  close(): void {
    this.#engine?.close();
    this.#engine = undefined;
  }
}
