import { crc32 } from 'node:zlib';
import { DeflateUnpacking } from '../../decode/packed/deflate-unpacking.ts';
import { type ByteReader, type ByteSource, bytesOf, sliceOf } from '../byte-source.ts';
import type { ZipEntry } from './zip-entries.ts';

const localMagic = 0x04034b50;
const localBytes = 30;
/** Names are shorter than 64 KiB by their form; together with what else a header holds. */
const longestHeader = localBytes + 2 * 65_535;
const deflate = 8;

/** Sizes are not in the header but behind the data: the writer did not know them before. */
const sizesBehind = 0x08;
const encrypted = 0x01;
const utf8Names = 0x0800;

/**
 * The entries of a zip archive whose list, which stands at its end, is missing: by the headers before each, from the first on. Ends where
 * something else than a header stands. What was packed as a stream has no sizes there, and is unpacked to find its end.
 */
export async function* zipFragments(source: ByteSource): AsyncGenerator<ZipEntry> {
  const reader = await source.open();
  try {
    for (let at = 0; at < source.size; ) {
      const entry = await entryAt(source, reader, at);
      if (!entry) return;
      yield entry;
      at = entry.next;
    }
  } finally {
    await reader.close();
  }
}

interface Fragment extends ZipEntry {
  /** Where the next header may stand. */
  readonly next: number;
}

async function entryAt(
  source: ByteSource,
  reader: ByteReader,
  offset: number,
): Promise<Fragment | undefined> {
  const header = await reader.read(offset, longestHeader);
  if (header.length < localBytes || header.readUInt32LE() !== localMagic) return undefined;
  const nameBytes = header.readUInt16LE(26);
  const dataAt = localBytes + nameBytes + header.readUInt16LE(28);
  if (header.length < dataAt) return undefined;
  const flags = header.readUInt16LE(6);
  const method = header.readUInt16LE(8);
  const name = header
    .toString((flags & utf8Names) === 0 ? 'latin1' : 'utf8', localBytes, localBytes + nameBytes)
    .replaceAll('\\', '/');
  const kind = name.endsWith('/') ? 'folder' : (flags & encrypted) === 0 ? 'file' : 'encrypted';
  const start = offset + dataAt;
  const stated = statedSizes(header, nameBytes, dataAt);
  if ((flags & sizesBehind) !== 0 && stated.packedSize === 0) {
    const found = method === deflate ? await unpackToEnd(sliceOf(source, start, source.size)) : undefined;
    if (!found) return undefined;
    const next =
      start + found.packedSize + (await descriptorBytes(reader, start + found.packedSize, found.checksum));
    return { name, kind, offset, method, ...found, next };
  }
  const checksum = header.readUInt32LE(14);
  return { name, kind, offset, method, ...stated, checksum, next: start + stated.packedSize };
}

function statedSizes(header: Buffer, nameBytes: number, end: number): { packedSize: number; size: number } {
  const packedSize = header.readUInt32LE(18);
  const size = header.readUInt32LE(22);
  const isLarge = packedSize === 0xffffffff || size === 0xffffffff;
  for (let at = localBytes + nameBytes; isLarge && at + 20 <= end; ) {
    const length = header.readUInt16LE(at + 2);
    if (header.readUInt16LE(at) === 1 && length >= 16) {
      return {
        size: Number(header.readBigUInt64LE(at + 4)),
        packedSize: Number(header.readBigUInt64LE(at + 12)),
      };
    }
    at += 4 + length;
  }
  return { packedSize, size };
}

async function unpackToEnd(
  source: ByteSource,
): Promise<{ packedSize: number; size: number; checksum: number } | undefined> {
  const unpacking = new DeflateUnpacking();
  let size = 0;
  let checksum = 0;
  const count = (piece: Buffer): void => {
    size += piece.length;
    checksum = crc32(piece, checksum);
  };
  try {
    for await (const chunk of bytesOf(source)) {
      for await (const piece of unpacking.write(chunk)) count(piece);
      if (unpacking.endsAt !== undefined || unpacking.fault !== undefined) break;
    }
    for await (const piece of unpacking.end()) count(piece);
  } finally {
    unpacking.close();
  }
  // Of data that were cut, or are damaged, everything before counts.
  return { packedSize: unpacking.endsAt ?? source.size, size, checksum };
}

/** Checksum and sizes behind the data, the latter of four or eight bytes, with or without a mark before them. */
async function descriptorBytes(reader: ByteReader, at: number, checksum: number): Promise<number> {
  const bytes = await reader.read(at, 28);
  const mark = bytes.length >= 4 && bytes.readUInt32LE() === 0x08074b50 ? 4 : 0;
  if (bytes.length < mark + 12 || bytes.readUInt32LE(mark) !== checksum) return 0;
  const isNext = (from: number): boolean =>
    bytes.length >= from + 2 && bytes.toString('latin1', from, from + 2) === 'PK';
  return !isNext(mark + 12) && isNext(mark + 20) ? mark + 20 : mark + 12;
}
