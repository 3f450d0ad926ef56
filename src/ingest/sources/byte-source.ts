import { open } from 'node:fs/promises';

/** Bytes that can be read at any place, any number of times. */
export interface ByteSource {
  readonly size: number;
  /** Whoever opens closes. */
  open(): Promise<ByteReader>;
}

export interface ByteReader {
  /** As many bytes as there are from the position on, at most `length`. */
  read(position: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** Large enough that per-chunk work vanishes, small enough that the first events come at once. */
const chunkBytes = 256 * 1024;

export function fileBytes(path: string, size: number): ByteSource {
  return {
    size,
    async open() {
      const handle = await open(path, 'r');
      return { read: (position, length) => readFully(handle, position, length), close: () => handle.close() };
    },
  };
}

/** A part of a source; less where the source is shorter. */
export function sliceOf(source: ByteSource, start: number, length: number): ByteSource {
  const size = Math.max(0, Math.min(length, source.size - start));
  return {
    size,
    async open() {
      const reader = await source.open();
      return {
        read: (position, count) =>
          reader.read(start + position, Math.max(0, Math.min(count, size - position))),
        close: () => reader.close(),
      };
    },
  };
}

/** All bytes from the beginning. The source is closed when the consumer stops early, too. */
export async function* bytesOf(source: ByteSource, step: number = chunkBytes): AsyncGenerator<Buffer> {
  const reader = await source.open();
  try {
    for (let position = 0; position < source.size; ) {
      const bytes = await reader.read(position, Math.min(step, source.size - position));
      if (bytes.length === 0) return;
      position += bytes.length;
      yield bytes;
    }
  } finally {
    await reader.close();
  }
}

interface Readable {
  read(into: Buffer, offset: number, length: number, position: number): Promise<{ bytesRead: number }>;
}

/** One call may yield less than was asked for. */
export async function readFully(handle: Readable, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
