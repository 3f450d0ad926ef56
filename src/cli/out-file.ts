import { rmSync } from 'node:fs';
import { open, realpath, rename, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import process from 'node:process';
import { UserError } from '../diagnostics/user-error.ts';
import { Sink } from './sink.ts';

/**
 * Writes a file whole or not at all, and says how many bytes it took: into a neighbour that takes its place at the end, so that an interrupted run leaves what
 * was there. Devices and pipes are written to as they are.
 */
export async function writeOutFile(file: string, cwd: string, pieces: Iterable<string>): Promise<number> {
  const path = await realpath(resolve(cwd, file)).catch(() => resolve(cwd, file));
  try {
    const existing = await stat(path).catch(() => undefined);
    if (existing && !existing.isFile()) return await fill(path, { flags: 'w', shown: file }, pieces);
    return await replace(path, { flags: 'wx', mode: existing?.mode, shown: file }, pieces);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const why = error.message.replace(/,? \w+ '.*$/s, '');
    throw new UserError(`cannot write ${file}: ${why}`, 'Name a file in a folder that you may write to.');
  }
}

/** What the system refused, unlike a fault of our own in making the pieces. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

async function replace(path: string, opening: Opening, pieces: Iterable<string>): Promise<number> {
  const neighbour = `${path}.${process.pid}.tmp`;
  const remove = () => rmSync(neighbour, { force: true });
  process.once('exit', remove);
  try {
    const bytes = await fill(neighbour, opening, pieces);
    await rename(neighbour, path);
    return bytes;
  } finally {
    process.removeListener('exit', remove);
    remove();
  }
}

interface Opening {
  readonly flags: 'w' | 'wx';
  /** Of the file that is replaced: a result that was private stays so. */
  readonly mode?: number | undefined;
  /** What the user calls it. */
  readonly shown: string;
}

async function fill(
  path: string,
  { flags, mode, shown }: Opening,
  pieces: Iterable<string>,
): Promise<number> {
  const handle = await open(path, flags, mode);
  const stream = handle.createWriteStream();
  try {
    await new Sink(stream, shown).write(pieces);
  } finally {
    await new Promise<void>((done) => stream.end(done));
  }
  return stream.bytesWritten;
}
