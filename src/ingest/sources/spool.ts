import { rmSync } from 'node:fs';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../diagnostics/user-error.ts';
import { type ByteSource, readFully } from './byte-source.ts';

/** The part of a file's handle that spooling needs. */
export type SpoolFile = Pick<FileHandle, 'read' | 'write' | 'close'>;

export interface SpoolOptions {
  /** The system's folder for temporary files if left out. */
  readonly tempDir?: string | undefined;
  /** Opens a file that does not exist yet. */
  readonly openFile?: ((path: string) => Promise<SpoolFile>) | undefined;
}

/**
 * One temporary file for everything that can be read only once or only from its beginning: streams, archives inside archives. It is
 * made when it is first needed, and unlinked while it is open, so that the system frees it however the process ends; where that is
 * refused, it is removed on dispose and on exit.
 */
export class Spool {
  readonly #tempDir: string;
  readonly #openFile: (path: string) => Promise<SpoolFile>;
  #file: SpoolFile | undefined;
  #remove: (() => void) | undefined;
  #size = 0;
  /** Copies lie one after the other: only one is made at a time. */
  #turn: Promise<void> = Promise.resolve();

  constructor({ tempDir, openFile }: SpoolOptions = {}) {
    this.#tempDir = tempDir ?? tmpdir();
    this.#openFile = openFile ?? ((path) => open(path, 'wx+', 0o600));
  }

  /** Copies a stream. Throws what the stream throws; a UserError where the copy cannot be kept. `what` names the stream. */
  async append(what: string, chunks: AsyncIterable<Buffer | string>): Promise<ByteSource> {
    const turn = this.#turn.then(() => this.#copy(what, chunks));
    // Whoever comes next waits for this copy to end, however it ends.
    this.#turn = turn.then(
      () => {},
      () => {},
    );
    return turn;
  }

  async #copy(what: string, chunks: AsyncIterable<Buffer | string>): Promise<ByteSource> {
    const file = await this.#open(what);
    const start = this.#size;
    for await (const chunk of chunks) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      await this.#write(what, file, bytes);
    }
    const size = this.#size - start;
    return {
      size,
      open: async () => ({
        read: (position, length) =>
          readFully(file, start + position, Math.max(0, Math.min(length, size - position))),
        close: async () => {},
      }),
    };
  }

  async dispose(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await file?.close();
    this.#remove?.();
    this.#remove = undefined;
  }

  async #write(what: string, file: SpoolFile, bytes: Buffer): Promise<void> {
    for (let written = 0; written < bytes.length; ) {
      try {
        const { bytesWritten } = await file.write(bytes, written, bytes.length - written, this.#size);
        written += bytesWritten;
        this.#size += bytesWritten;
      } catch (error) {
        throw this.#error(what, error as Error);
      }
    }
  }

  async #open(what: string): Promise<SpoolFile> {
    if (this.#file) return this.#file;
    try {
      const folder = await mkdtemp(join(this.#tempDir, 'throughline-'));
      this.#remove = removeAtExit(folder);
      this.#file = await this.#openFile(join(folder, 'input'));
      const removed = await rm(folder, { recursive: true }).then(
        () => true,
        () => false,
      );
      if (removed) this.#remove();
      return this.#file;
    } catch (error) {
      this.#remove?.();
      throw this.#error(what, error as Error);
    }
  }

  #error(what: string, error: Error): UserError {
    return new UserError(
      `cannot keep a copy of ${what} in ${this.#tempDir}: ${error.message}`,
      'Free space there, set TMPDIR to a folder with room, or give the data as a file.',
    );
  }
}

function removeAtExit(folder: string): () => void {
  const remove = (): void => {
    process.removeListener('exit', remove);
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', remove);
  return remove;
}
