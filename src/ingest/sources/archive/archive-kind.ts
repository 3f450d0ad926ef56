import { decompress } from '../../decode/decompress.ts';
import { packingOf } from '../../decode/packed/unpacker.ts';
import { blockBytes, parseTarHeader } from './tar-header.ts';

/** `packed-tar`: a tar archive that gzip or zstd packed. */
export type ArchiveKind = 'zip' | 'tar' | 'packed-tar';

/** What kind of archive begins with these bytes; a file's name does not matter. Undefined where none does. */
export async function archiveKind(chunks: AsyncIterable<Buffer>): Promise<ArchiveKind | undefined> {
  let head = Buffer.alloc(0);
  let packed = Buffer.alloc(0);
  const seen = (async function* () {
    for await (const chunk of chunks) {
      if (packed.length < 4) packed = Buffer.concat([packed, chunk.subarray(0, 4)]);
      yield chunk;
    }
  })();
  for await (const chunk of decompress(seen, () => {})) {
    head = Buffer.concat([head, chunk]);
    if (head.length >= blockBytes) break;
  }
  const isPacked = packingOf(packed) !== undefined;
  const magic = head.toString('latin1', 0, 4);
  if (!isPacked && (magic === 'PK\x03\x04' || magic === 'PK\x05\x06')) return 'zip';
  if (parseTarHeader(head.subarray(0, blockBytes)) === undefined) return undefined;
  return isPacked ? 'packed-tar' : 'tar';
}
