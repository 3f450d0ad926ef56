import type { Input } from '../../../src/ingest/sources/input.ts';

/** An input over bytes in memory, handed out in pieces that end at `cuts`. */
export function memoryInput(content: string | Buffer, cuts: readonly number[] = [], name = 'sample'): Input {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return {
    name,
    size: bytes.length,
    async *open() {
      let from = 0;
      for (const cut of [...cuts, bytes.length]) {
        const to = Math.min(Math.max(cut, from), bytes.length);
        if (to > from) yield bytes.subarray(from, to);
        from = to;
      }
    },
  };
}
