import { packingOf, Unpacker } from './packed/unpacker.ts';

/** Bytes that tell how a file is packed. */
const magicBytes = 4;

/**
 * Passes bytes on, unpacked where the first of them are gzip's or zstd's; a file's name does not matter. Of a damaged or truncated
 * file everything before the damage comes out, then `onFault` is told.
 */
export async function* decompress(
  chunks: AsyncIterable<Buffer>,
  onFault: (message: string) => void,
): AsyncGenerator<Buffer> {
  let head: Buffer | undefined;
  let unpacker: Unpacker | undefined;
  try {
    for await (const chunk of chunks) {
      if (unpacker) {
        yield* unpacker.write(chunk);
      } else if (head && head.length >= magicBytes) {
        yield chunk;
      } else {
        head = head ? Buffer.concat([head, chunk]) : chunk;
        if (head.length < magicBytes) continue;
        const packing = packingOf(head);
        if (packing) unpacker = new Unpacker(packing);
        if (unpacker) yield* unpacker.write(head);
        else yield head;
      }
      if (unpacker?.fault !== undefined) break;
    }
    if (head && head.length < magicBytes) {
      const packing = packingOf(head);
      if (packing) unpacker = new Unpacker(packing);
      if (unpacker) yield* unpacker.write(head);
      else yield head;
    }
    if (unpacker) yield* unpacker.end();
    if (unpacker?.fault !== undefined) onFault(unpacker.fault);
  } finally {
    unpacker?.close();
  }
}
