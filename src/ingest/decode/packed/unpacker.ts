import { DeflateUnpacking } from './deflate-unpacking.ts';
import { GzipMembers } from './gzip-members.ts';
import { isSkippableFrame, isZstdFrame } from './zstd-frames.ts';
import { ZstdUnpacking } from './zstd-unpacking.ts';

export type Packing = 'gzip' | 'zstd' | 'deflate';

/** One way to unpack. Everything before a fault comes out; nothing is thrown. */
interface Unpacking {
  readonly fault: string | undefined;
  write(bytes: Buffer): AsyncGenerator<Buffer>;
  end(): AsyncGenerator<Buffer>;
  close(): void;
}

/** Input bytes given to an engine at a time. */
const pieceBytes = 16 * 1024;

/** Logs shrink by ten to a hundred times. What grows beyond both of these was made to exhaust its reader. */
export const bombRatio = 500;
const bombBytes = 256 * 1024 * 1024;

const unpackings: Readonly<Record<Packing, () => Unpacking>> = {
  gzip: () => new GzipMembers(),
  zstd: () => new ZstdUnpacking(),
  deflate: () => new DeflateUnpacking(),
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
 * fault instead of throwing it. Members and frames after each other are one stream. What explodes is given up.
 */
export class Unpacker {
  readonly #unpacking: Unpacking;
  #taken = 0;
  #given = 0;
  #bomb: string | undefined;

  constructor(packing: Packing) {
    this.#unpacking = unpackings[packing]();
  }

  /** What is wrong with the data, once something is. */
  get fault(): string | undefined {
    return this.#bomb ?? this.#unpacking.fault;
  }

  async *write(chunk: Buffer): AsyncGenerator<Buffer> {
    for (let at = 0; at < chunk.length && this.fault === undefined; at += pieceBytes) {
      const piece = chunk.subarray(at, at + pieceBytes);
      this.#taken += piece.length;
      yield* this.#watched(this.#unpacking.write(piece));
    }
  }

  async *end(): AsyncGenerator<Buffer> {
    if (this.fault === undefined) yield* this.#watched(this.#unpacking.end());
  }

  close(): void {
    this.#unpacking.close();
  }

  async *#watched(pieces: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      this.#given += piece.length;
      yield piece;
      if (this.#given > bombBytes && this.#given > bombRatio * this.#taken) {
        this.#bomb = `it grows to more than ${bombRatio} times its size; what follows is not read`;
        return;
      }
    }
  }
}
