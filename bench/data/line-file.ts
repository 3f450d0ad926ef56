import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';

const pieceBytes = 1 << 20;

/** Writes lines as fast as the disk takes them and no faster: memory stays at one piece. */
export class LineFile {
  bytes = 0;
  lines = 0;
  readonly #stream: WriteStream;
  #piece: string[] = [];
  #pending = 0;

  constructor(path: string) {
    this.#stream = createWriteStream(path);
  }

  /** True where `flush` should be waited for. */
  write(line: string): boolean {
    this.#piece.push(line);
    // The data is ASCII throughout: characters are bytes.
    this.#pending += line.length;
    this.bytes += line.length;
    this.lines++;
    return this.#pending >= pieceBytes;
  }

  async flush(): Promise<void> {
    const piece = this.#piece.join('');
    this.#piece = [];
    this.#pending = 0;
    if (!this.#stream.write(piece)) await once(this.#stream, 'drain');
  }

  async close(): Promise<void> {
    await this.flush();
    this.#stream.end();
    await once(this.#stream, 'close');
  }
}
