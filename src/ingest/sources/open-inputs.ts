import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { UserError } from '../../diagnostics/user-error.ts';
import { compareText } from '../../event/order.ts';
import { type ArchiveLimits, defaultArchiveLimits } from './archive/archive-limits.ts';
import { ArchiveReader } from './archive/archive-reader.ts';
import { type ByteSource, bytesOf, fileBytes } from './byte-source.ts';
import { fileInput } from './file-input.ts';
import { findFiles } from './find-files.ts';
import type { FoundFile } from './found-file.ts';
import { inParallel } from './in-parallel.ts';
import type { Input, InputSet } from './input.ts';
import { streamOf } from './read-once.ts';
import { Spool, type SpoolOptions } from './spool.ts';
import { spoolStream } from './spool-stream.ts';

export interface OpenOptions extends SpoolOptions {
  /** What relative paths start from. */
  readonly cwd: string;
  /** What `-` reads; the process's own standard input if left out. */
  readonly stdin?: AsyncIterable<Buffer | string>;
  /** What an archive may unpack to, where it is not what is usual. */
  readonly archives?: Partial<ArchiveLimits>;
}

/** Files that are looked at together: their waits overlap, their handles are few. */
const lookedAtOnce = 8;

/**
 * Finds what the paths name: files, folders (with everything below), archives (as folders), patterns, `-` for standard input. Throws a
 * UserError where a named path is not there or cannot be read, and where there is no room for copies of streams; whatever is
 * wrong below a folder is a Diagnostic instead.
 */
export async function openInputs(paths: readonly string[], options: OpenOptions): Promise<InputSet> {
  const diagnostics: Diagnostic[] = [];
  const files = new Map<string, FoundFile>();
  for (const path of new Set(paths)) {
    if (path === '-') continue;
    for (const file of await findFiles(path, options.cwd, diagnostics)) {
      const known = files.get(file.path);
      if (!known || compareNames(file.name, known.name) < 0) files.set(file.path, file);
    }
  }
  const spool = new Spool(options);
  const archives = new ArchiveReader(spool, { ...defaultArchiveLimits, ...options.archives }, diagnostics);
  const inputs: Input[] = [];
  const add = async (name: string, source: ByteSource, plain: Input): Promise<void> => {
    // A file that cannot be read says so when it is read.
    const inside = await archives.inputsOf(name, source).catch(unlessUserError);
    for (const input of inside ?? [plain]) inputs.push(input);
  };
  try {
    if (paths.includes('-')) {
      const source = await spoolStream('-', options.stdin ?? process.stdin, spool);
      await add('-', source, sourceInput('-', source));
    }
    await inParallel(lookedAtOnce, files.values(), async ({ name, path, size, readOnce }) => {
      if (!readOnce) return add(name, fileBytes(path, size), fileInput(name, path, size));
      const source = await spoolStream(name, streamOf(path), spool);
      return add(name, source, sourceInput(name, source));
    });
  } catch (error) {
    await spool.dispose();
    throw error;
  }
  inputs.sort((a, b) => compareText(a.name, b.name));
  diagnostics.sort((a, b) => compareText(a.location?.file ?? '', b.location?.file ?? ''));
  return { inputs, diagnostics, dispose: () => spool.dispose() };
}

function sourceInput(name: string, source: ByteSource): Input {
  return { name, size: source.size, open: () => bytesOf(source) };
}

function unlessUserError(error: unknown): undefined {
  if (error instanceof UserError) throw error;
  return undefined;
}

/** Of two names of one file the shorter is kept, so that the order of arguments does not matter. */
function compareNames(a: string, b: string): number {
  return a.length - b.length || compareText(a, b);
}
