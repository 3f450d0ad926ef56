import type { Transform } from 'node:stream';
import { createGunzip, createInflateRaw, createZstdDecompress } from 'node:zlib';
import { isSkippableFrame, isZstdFrame, ZstdFrames } from './zstd-frames.ts';

export type Packing = 'gzip' | 'zstd' | 'deflate';

/** Input bytes given to an engine at a time: what damage takes with it is at most the output of one such piece. */
const pieceBytes = 16 * 1024;

/** Logs shrink by ten to a hundred times. What grows beyond both of these was made to exhaust its reader. */
const bombRatio = 500;
const bombBytes = 256 * 1024 * 1024;

const engines: Readonly<Record<Packing, () => Transform>> = {
  gzip: () => createGunzip(),
  zstd: () => createZstdDecompress(),
  deflate: () => createInflateRaw(),
};

/** How bytes are packed by their first four; a file's name does not matter. Undefined where they are not. */
export function packingOf(head: Buffer): Packing | undefined {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (head.length < 4) return undefined;
  const magic = head.readUInt32LE(0);
  return isZstdFrame(magic) || isSkippableFrame(magic) ? 'zstd' : undefined;
}

/**
 * Unpacks piece by piece. Unlike a stream in a pipeline it hands out everything that was unpacked before a fault, and reports the
 * fault instead of throwing it. Members and frames after each other are one stream.
 */
export class Unpacker {
  /** What is wrong with the data, once something is. */
  fault: string | undefined;

  readonly #packing: Packing;
  readonly #frames: ZstdFrames | undefined;
  #engine: Transform | undefined;
  #taken = 0;
  #given = 0;
  #output: Buffer[] = [];
  #settle: () => void = () => {};

  constructor(packing: Packing) {
    this.#packing = packing;
    this.#frames = packing === 'zstd' ? new ZstdFrames() : undefined;
  }

  async *write(chunk: Buffer): AsyncGenerator<Buffer> {
    for (let at = 0; at < chunk.length && this.fault === undefined; at += pieceBytes) {
      const piece = chunk.subarray(at, at + pieceBytes);
      this.#taken += piece.length;
      if (!this.#frames) {
        await this.#feed(piece);
        yield* this.#pieces();
        continue;
      }
      for (const { bytes, last } of this.#frames.cut(piece)) {
        await this.#feed(bytes);
        if (last) await this.#finish();
        if (last || this.#output.length > 0) yield* this.#pieces();
        if (this.fault !== undefined) return;
      }
    }
  }

  async *end(): AsyncGenerator<Buffer> {
    if (this.fault === undefined && this.#engine) {
      await this.#finish();
      yield* this.#pieces();
    }
    if (this.#frames?.open) this.fault ??= 'unexpected end of file';
  }

  close(): void {
    this.#engine?.destroy();
  }

  async #feed(bytes: Buffer): Promise<void> {
    const engine = this.#engine ?? this.#start();
    if (this.#isOver(engine)) return;
    await new Promise<void>((resolve) => {
      this.#settle = resolve;
      engine.write(bytes, () => resolve());
    });
  }

  /** The engine's data ends here. */
  async #finish(): Promise<void> {
    const engine = this.#engine;
    if (!engine) return;
    if (!this.#isOver(engine)) {
      await new Promise<void>((resolve) => {
        this.#settle = resolve;
        engine.end();
      });
    }
    engine.destroy();
    this.#engine = undefined;
  }

  #start(): Transform {
    const engine = engines[this.#packing]();
    engine.on('data', (piece: Buffer) => this.#output.push(piece));
    engine.on('error', (error) => {
      this.fault ??= error.message;
      this.#settle();
    });
    engine.on('end', () => this.#settle());
    this.#engine = engine;
    return engine;
  }

  #isOver(engine: Transform): boolean {
    return this.fault !== undefined || engine.readableEnded || engine.destroyed;
  }

  #pieces(): Buffer[] {
    const pieces = this.#output;
    this.#output = [];
    for (const piece of pieces) this.#given += piece.length;
    if (this.#given > bombBytes && this.#given > bombRatio * this.#taken) {
      this.fault ??= `it grows to more than ${bombRatio} times its size; what follows is not read`;
    }
    return pieces;
  }
}
