import { rmSync } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../diagnostics/user-error.ts';
import type { Input } from './input.ts';

const chunkBytes = 256 * 1024;

export interface SpooledInput extends Input {
  dispose(): Promise<void>;
}

/**
 * Copies a stream that can be read only once to a temporary file. The file is unlinked while it is open, so that the
 * system frees it however the process ends; where that is refused, it is removed on dispose and on exit.
 */
export async function spoolInput(
  name: string,
  stream: AsyncIterable<Buffer | string>,
  tempDir: string = tmpdir(),
): Promise<SpooledInput> {
  const folder = await mkdtemp(join(tempDir, 'throughline-')).catch((error: Error) => {
    throw spoolError(name, tempDir, error);
  });
  const handle = await open(join(folder, 'input'), 'wx+', 0o600);
  const removed = await rm(folder, { recursive: true }).then(
    () => true,
    () => false,
  );
  const remove = removed ? undefined : removeAtExit(folder);
  const dispose = async (): Promise<void> => {
    await handle.close();
    await remove?.();
  };
  let size = 0;
  try {
    for await (const chunk of stream) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      // writeFile, unlike write, goes on after a short write.
      await handle.writeFile(bytes);
      size += bytes.length;
    }
  } catch (error) {
    await dispose();
    throw spoolError(name, tempDir, error as Error);
  }
  return {
    name,
    size,
    dispose,
    async *open() {
      for (let position = 0; position < size; ) {
        const bytes = Buffer.allocUnsafe(Math.min(chunkBytes, size - position));
        const { bytesRead } = await handle.read(bytes, 0, bytes.length, position);
        if (bytesRead === 0) return;
        position += bytesRead;
        yield bytes.subarray(0, bytesRead);
      }
    },
  };
}

function spoolError(name: string, tempDir: string, error: Error): UserError {
  const what = name === '-' ? 'standard input' : name;
  return new UserError(
    `cannot keep a copy of ${what} in ${tempDir}: ${error.message}`,
    'Free space there, set TMPDIR to a folder with room, or give the data as a file.',
  );
}

function removeAtExit(folder: string): () => Promise<void> {
  const atExit = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', atExit);
  return async () => {
    process.removeListener('exit', atExit);
    atExit();
  };
}
