import { Readable } from 'node:stream';
import { type Entry, fromRandomAccessReaderPromise, getFileNameLowLevel, RandomAccessReader } from 'yauzl';
import type { ByteReader, ByteSource } from '../byte-source.ts';

/** An entry as the archive's list has it. Whether its bytes agree shows when they are read. */
export interface ZipEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'encrypted';
  /** Where its local header is. */
  readonly offset: number;
  readonly packedSize: number;
  readonly size: number;
  readonly method: number;
  readonly checksum: number;
}

/** The entries of a zip archive, from the list at its end. Throws where the list is damaged, after the entries before. */
export async function* zipEntries(source: ByteSource): AsyncGenerator<ZipEntry> {
  const reader = await source.open();
  try {
    const file = await fromRandomAccessReaderPromise(new ZipReader(reader), source.size, {
      autoClose: false,
      decodeStrings: false,
      validateEntrySizes: false,
    });
    for await (const entry of file.eachEntry()) yield zipEntry(entry);
  } finally {
    await reader.close();
  }
}

function zipEntry(entry: Entry): ZipEntry {
  const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
  return {
    name: name.replaceAll('\\', '/'),
    kind: kindOf(entry, name),
    offset: entry.relativeOffsetOfLocalHeader,
    packedSize: entry.compressedSize,
    size: entry.uncompressedSize,
    method: entry.compressionMethod,
    checksum: entry.crc32,
  };
}

function kindOf(entry: Entry, name: string): ZipEntry['kind'] {
  if (/[\\/]$/.test(name)) return 'folder';
  // Made on Unix: the upper half of the attributes is the file's mode.
  const isLink =
    entry.versionMadeBy >> 8 === 3 && ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;
  if (isLink) return 'link';
  return entry.isEncrypted() ? 'encrypted' : 'file';
}

/** Lets yauzl read a source. */
class ZipReader extends RandomAccessReader {
  readonly #reader: ByteReader;

  constructor(reader: ByteReader) {
    super();
    this.#reader = reader;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const reader = this.#reader;
    return Readable.from(
      (async function* () {
        yield await reader.read(start, end - start);
      })(),
    );
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.#reader.read(position, length).then(
      (bytes) => {
        bytes.copy(buffer, offset);
        callback(bytes.length < length ? new Error('unexpected end of file') : null);
      },
      (error: Error) => callback(error),
    );
  }

  override close(callback: (error: Error | null) => void): void {
    callback(null);
  }
}
