import { UserError } from '../diagnostics/user-error.ts';
import type { OutputStream } from './io.ts';

/** Small pieces are written together: a system call for every line would be most of the time. */
const chunkUnits = 64 * 1024;

/**
 * Writes to a stream at the speed of its reader, and knows when the reader has gone. Without a name nothing is ever thrown:
 * that is for standard error, about whose faults nobody can be told.
 */
export class Sink {
  readonly #stream: OutputStream;
  readonly #name: string | undefined;
  #closed = false;

  constructor(stream: OutputStream, name?: string) {
    this.#stream = stream;
    this.#name = name;
    // The callback of the write reports it; unheard, it would end the process as a bug.
    stream.on('error', () => {});
  }

  /** Stops quietly where the reader has gone, as `| head` does: nobody is left to tell. */
  async write(pieces: Iterable<string>): Promise<void> {
    let chunk = '';
    for (const piece of pieces) {
      if (this.#closed) return;
      chunk += piece;
      if (chunk.length < chunkUnits) continue;
      await this.#put(chunk);
      chunk = '';
    }
    if (chunk !== '' && !this.#closed) await this.#put(chunk);
  }

  async #put(chunk: string): Promise<void> {
    const error = await new Promise<NodeJS.ErrnoException | null | undefined>((resolve) => {
      this.#stream.write(chunk, resolve);
    });
    if (!error) return;
    this.#closed = true;
    const hasReaderGone = error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED';
    if (hasReaderGone || this.#name === undefined) return;
    throw new UserError(
      `cannot write to ${this.#name}: ${error.message}`,
      'Free space there, or write elsewhere.',
    );
  }
}
