import { readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { readFully } from './byte-source.ts';
import type { Input } from './input.ts';

/** Large enough that per-chunk work vanishes, small enough that the first events come at once. */
const chunkBytes = 256 * 1024;
const chunksPerTurn = 16;

/** A file from beginning to end, also what was added to it since it was found. */
export function fileInput(name: string, path: string, size: number): Input {
  return {
    name,
    size,
    async *open() {
      yield* size < chunkBytes ? readSmall(path, size) : readLarge(path);
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

/**
 * Chunks in two buffers by turns: fresh memory for each of them costs more than reading it, and makes the collector run. They are read
 * while everything waits, which costs a third of handing each to another thread; now and then whatever else is due has its turn.
 */
async function* readLarge(path: string): AsyncGenerator<Buffer> {
  const handle = await open(path, 'r');
  try {
    const buffers = [Buffer.allocUnsafeSlow(chunkBytes), Buffer.allocUnsafeSlow(chunkBytes)] as const;
    let position = 0;
    for (let turn = 0; ; turn++) {
      const buffer = buffers[turn % 2] as Buffer;
      const bytesRead = readSync(handle.fd, buffer, 0, chunkBytes, position);
      if (bytesRead === 0) return;
      position += bytesRead;
      yield buffer.subarray(0, bytesRead);
      if (turn % chunksPerTurn === 0) await setImmediate();
    }
  } finally {
    await handle.close();
  }
}
