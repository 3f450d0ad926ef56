import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { readFully } from './byte-source.ts';
import type { Input } from './input.ts';

/** Large enough that per-chunk work vanishes, small enough that the first events come at once. */
const chunkBytes = 256 * 1024;

/** A file from beginning to end, also what was added to it since it was found. */
export function fileInput(name: string, path: string, size: number): Input {
  return {
    name,
    size,
    async *open() {
      // A stream costs several times what a small file does, and folders hold thousands of them.
      yield* size < chunkBytes ? readSmall(path, size) : readStream(path);
    },
  };
}

async function* readSmall(path: string, size: number): AsyncGenerator<Buffer> {
  const handle = await open(path, 'r');
  try {
    let position = 0;
    for (;;) {
      const length = position === 0 ? size + 1 : chunkBytes;
      const bytes = await readFully(handle, position, length);
      position += bytes.length;
      if (bytes.length > 0) yield bytes;
      if (bytes.length < length) return;
    }
  } finally {
    await handle.close();
  }
}

async function* readStream(path: string): AsyncGenerator<Buffer> {
  const stream = createReadStream(path, { highWaterMark: chunkBytes });
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } finally {
    stream.destroy();
  }
}
