import { rmSync } from 'node:fs';
import { open, realpath, rename, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import process from 'node:process';
import { UserError } from '../diagnostics/user-error.ts';
import { Sink } from './sink.ts';

/**
 * Writes a file whole or not at all: into a neighbour that takes its place at the end, so that an interrupted run leaves what
 * was there. Devices and pipes are written to as they are.
 */
export async function writeOutFile(file: string, cwd: string, pieces: Iterable<string>): Promise<void> {
  const path = await realpath(resolve(cwd, file)).catch(() => resolve(cwd, file));
  try {
    const existing = await stat(path).catch(() => undefined);
    if (existing && !existing.isFile()) await fill(path, path, 'w', pieces);
    else await replace(path, pieces);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(
      `cannot write ${file}: ${reason(error)}`,
      'Name a file in a folder that you may write to.',
    );
  }
}

async function replace(path: string, pieces: Iterable<string>): Promise<void> {
  const neighbour = `${path}.${process.pid}.tmp`;
  const remove = () => rmSync(neighbour, { force: true });
  process.once('exit', remove);
  try {
    await fill(neighbour, path, 'wx', pieces);
    await rename(neighbour, path);
  } finally {
    process.removeListener('exit', remove);
    remove();
  }
}

async function fill(path: string, name: string, flags: string, pieces: Iterable<string>): Promise<void> {
  const handle = await open(path, flags);
  const stream = handle.createWriteStream();
  try {
    await new Sink(stream, name).write(pieces);
  } finally {
    await new Promise<void>((done) => stream.end(done));
  }
}

/** The system's words without the path, which the message already has. */
function reason(error: unknown): string {
  return error instanceof Error ? error.message.replace(/,? \w+ '.*$/s, '') : String(error);
}
