import { blockBytes, parsePax, parseTarHeader } from './tar-header.ts';

/** An entry of a tar archive: where its bytes are. */
export interface TarEntry {
  readonly name: string;
  readonly offset: number;
  readonly size: number;
  readonly kind: 'file' | 'link' | 'other';
}

/** What the index asks for: the next bytes, or to pass over some; or it hands out an entry. */
export type TarStep = { readonly read: number } | { readonly skip: number } | { readonly entry: TarEntry };

/** How the archive ends: as it should, inside something, or with a block that is no header. */
export type TarEnd = 'end' | 'truncated' | 'damaged';

/** Extended headers hold a name, times, attributes; a longer one is made to be kept in memory. */
const maxExtended = 1024 * 1024;

/**
 * Goes through a tar archive. `next` is given the bytes that were read: fewer than asked for where the archive ends. So it works on a
 * stream as well as on a file, where contents are passed over without being read.
 */
export function* tarIndex(): Generator<TarStep, TarEnd, Buffer> {
  let at = 0;
  let longName: string | undefined;
  let pax: ReadonlyMap<string, string> = new Map();
  for (;;) {
    const block = yield { read: blockBytes };
    if (block.length === 0) return 'end';
    if (block.length < blockBytes) return 'truncated';
    at += blockBytes;
    if (block.every((byte) => byte === 0)) return 'end';
    const header = parseTarHeader(block);
    if (!header) return 'damaged';
    const { type } = header;
    const size = Number(pax.get('size') ?? header.size);
    if (!Number.isSafeInteger(size) || size < 0) return 'damaged';
    const padded = Math.ceil(size / blockBytes) * blockBytes;
    if (type === 'L' || type === 'K' || type === 'x' || type === 'g') {
      if (size > maxExtended) return 'damaged';
      const content = yield { read: padded };
      if (content.length < size) return 'truncated';
      at += padded;
      if (type === 'L') longName = content.toString('utf8', 0, size).replace(/\0.*$/s, '');
      if (type === 'x') pax = parsePax(content.subarray(0, size));
      continue;
    }
    const name = pax.get('path') ?? longName ?? header.name;
    longName = undefined;
    // Sparse files are stored without their gaps: what would be read is not what was archived.
    const sparse = type === 'S' || [...pax.keys()].some((key) => key.startsWith('GNU.sparse'));
    pax = new Map();
    if (type !== '5') yield { entry: { name, offset: at, size, kind: sparse ? 'other' : kindOf(type) } };
    if (padded > 0) yield { skip: padded };
    at += padded;
  }
}

function kindOf(type: string): TarEntry['kind'] {
  if (type === '0' || type === '7') return 'file';
  return type === '1' || type === '2' ? 'link' : 'other';
}
