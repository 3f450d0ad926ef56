import { Gunzip } from './gunzip.ts';

/**
 * Passes bytes on, unpacked where the first two are gzip's; a file's name does not matter. Of a damaged or truncated file
 * everything before the damage comes out, then `onFault` is told.
 */
export async function* decompress(
  chunks: AsyncIterable<Buffer>,
  onFault: (message: string) => void,
): AsyncGenerator<Buffer> {
  let head: Buffer | undefined;
  let gunzip: Gunzip | undefined;
  try {
    for await (const chunk of chunks) {
      if (gunzip) {
        yield* gunzip.write(chunk);
      } else if (head && head.length >= 2) {
        yield chunk;
      } else {
        head = head ? Buffer.concat([head, chunk]) : chunk;
        if (head.length < 2) continue;
        if (head[0] === 0x1f && head[1] === 0x8b) gunzip = new Gunzip();
        if (gunzip) yield* gunzip.write(head);
        else yield head;
      }
      if (gunzip?.fault !== undefined) break;
    }
    if (head?.length === 1) yield head;
    if (gunzip) yield* gunzip.end();
    if (gunzip?.fault !== undefined) onFault(gunzip.fault);
  } finally {
    gunzip?.close();
  }
}
