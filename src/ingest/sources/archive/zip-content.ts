import { crc32 } from 'node:zlib';
import { type Packing, Unpacker } from '../../decode/packed/unpacker.ts';
import { type ByteSource, bytesOf, sliceOf } from '../byte-source.ts';
import { SourceFault } from '../source-fault.ts';
import type { ZipEntry } from './zip-entries.ts';

const localMagic = 0x04034b50;
const localBytes = 30;

const methods: ReadonlyMap<number, Packing | 'stored'> = new Map([
  [0, 'stored'],
  [8, 'deflate'],
  [93, 'zstd'],
]);

/**
 * The bytes of one entry, unpacked. Everything before a fault comes out first. More bytes than the list states are not read: the list is
 * what limits were checked against.
 */
export async function* zipContent(source: ByteSource, entry: ZipEntry): AsyncGenerator<Buffer> {
  const packing = methods.get(entry.method);
  if (packing === undefined)
    throw new SourceFault(`it is packed by a method that is not read (${entry.method})`);
  let size = 0;
  let checksum = 0;
  for await (const chunk of unpacked(packing, await packedBytes(source, entry))) {
    const bytes = chunk.subarray(0, entry.size - size);
    size += bytes.length;
    checksum = crc32(bytes, checksum);
    yield bytes;
    if (bytes.length < chunk.length) throw new SourceFault('it holds more than its archive says');
  }
  if (size < entry.size) throw new SourceFault('it holds less than its archive says');
  if (checksum !== entry.checksum) throw new SourceFault('its checksum is not what its archive says');
}

async function packedBytes(source: ByteSource, entry: ZipEntry): Promise<AsyncIterable<Buffer>> {
  const reader = await source.open();
  try {
    const header = await reader.read(entry.offset, localBytes);
    if (header.length < localBytes || header.readUInt32LE() !== localMagic) {
      throw new SourceFault('it is not where its archive says');
    }
    const start = entry.offset + localBytes + header.readUInt16LE(26) + header.readUInt16LE(28);
    return bytesOf(sliceOf(source, start, entry.packedSize));
  } finally {
    await reader.close();
  }
}

async function* unpacked(packing: Packing | 'stored', chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  if (packing === 'stored') {
    yield* chunks;
    return;
  }
  const unpacker = new Unpacker(packing);
  try {
    for await (const chunk of chunks) {
      yield* unpacker.write(chunk);
      if (unpacker.fault !== undefined) break;
    }
    yield* unpacker.end();
  } finally {
    unpacker.close();
  }
  if (unpacker.fault !== undefined) throw new SourceFault(unpacker.fault);
}
