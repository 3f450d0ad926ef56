import { type ByteSource, bytesOf, sliceOf } from '../byte-source.ts';
import { SourceFault } from '../source-fault.ts';
import { tarEntries } from './read-tar.ts';
import { zipContent } from './zip-content.ts';
import { type ZipEntry, zipEntries } from './zip-entries.ts';
import { zipFragments } from './zip-fragments.ts';

/** A file in an archive. */
export interface ArchiveEntry {
  /** As the archive has it: any text, `..` and a leading slash among it. */
  readonly name: string;
  /** Bytes as stored. */
  readonly stored: number;
  /** Bytes unpacked, as the archive states them. */
  readonly size: number;
  /** Why it cannot be read. */
  readonly refused?: string | undefined;
  /** The bytes at any place, where the archive does not pack them. */
  readonly source?: ByteSource;
  open(): AsyncIterable<Buffer>;
}

/** The files of an archive in its own order. Throws where it is damaged, after what comes before the damage. */
export function archiveEntries(kind: 'zip' | 'tar', source: ByteSource): AsyncGenerator<ArchiveEntry> {
  return kind === 'zip' ? ofZip(source) : ofTar(source);
}

async function* ofZip(source: ByteSource): AsyncGenerator<ArchiveEntry> {
  let listed = 0;
  let fault: Error;
  try {
    for await (const entry of zipEntries(source)) {
      listed++;
      yield* archiveEntry(source, entry);
    }
    return;
  } catch (error) {
    fault = error as Error;
  }
  if (listed > 0) throw new Error(`its list of entries is damaged (${fault.message})`);
  for await (const entry of zipFragments(source)) yield* archiveEntry(source, entry);
  throw new Error(
    'it is cut short or damaged: the list at its end is missing; entries were found one by one',
  );
}

function* archiveEntry(source: ByteSource, entry: ZipEntry): Generator<ArchiveEntry> {
  if (entry.kind === 'folder') return;
  yield {
    name: entry.name,
    stored: Math.min(entry.packedSize, source.size),
    size: entry.size,
    refused: refusals[entry.kind],
    open: () => zipContent(source, entry),
  };
}

async function* ofTar(source: ByteSource): AsyncGenerator<ArchiveEntry> {
  const entries = tarEntries(source);
  let next = await entries.next();
  while (!next.done) {
    const { name, offset, size, kind } = next.value;
    const content = sliceOf(source, offset, size);
    const cut = content.size < size ? 'the archive ends inside it' : undefined;
    yield {
      name,
      stored: content.size,
      size: content.size,
      refused: kind === 'file' ? undefined : refusals[kind],
      source: content,
      open: () => withFault(bytesOf(content), cut),
    };
    next = await entries.next();
  }
  if (next.value !== 'end') throw new Error(endings[next.value]);
}

const refusals: Readonly<Record<string, string>> = {
  link: 'links in archives are not followed',
  other: 'it is no ordinary file',
  encrypted: 'it is encrypted',
};

const endings = {
  truncated: 'the archive ends inside an entry',
  damaged: 'the archive is damaged; entries behind the damage are not found',
} as const;

async function* withFault(chunks: AsyncIterable<Buffer>, fault: string | undefined): AsyncGenerator<Buffer> {
  yield* chunks;
  if (fault !== undefined) throw new SourceFault(fault);
}
