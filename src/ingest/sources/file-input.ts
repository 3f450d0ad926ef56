import { createReadStream } from 'node:fs';
import type { Input } from './input.ts';

/** Large enough that per-chunk work vanishes, small enough that the first events come at once. */
const chunkBytes = 256 * 1024;

export function fileInput(name: string, path: string, size: number): Input {
  return {
    name,
    size,
    async *open() {
      const stream = createReadStream(path, { highWaterMark: chunkBytes });
      try {
        for await (const chunk of stream) yield chunk as Buffer;
      } finally {
        stream.destroy();
      }
    },
  };
}
