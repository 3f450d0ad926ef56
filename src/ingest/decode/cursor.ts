import { ByteWindow } from './byte-window.ts';
import { comma, isBlank, newline } from './bytes.ts';

/** A place in a stream of bytes: what lies ahead, and its line and column. */
export class Cursor {
  readonly #window = new ByteWindow();
  /** Offset in the stream. */
  position = 0;
  line = 1;
  /** Offset in the stream at which the current line begins. */
  lineStart = 0;

  /** The bytes ahead begin at `start`. */
  get bytes(): Buffer {
    return this.#window.bytes;
  }

  get start(): number {
    return this.#window.start;
  }

  get ahead(): number {
    return this.#window.length;
  }

  get column(): number {
    return this.position - this.lineStart;
  }

  append(chunk: Buffer): void {
    this.#window.append(chunk);
  }

  /** Passes bytes that hold no line break, or whose breaks the caller accounts for. */
  pass(count: number): void {
    this.#window.consume(count);
    this.position += count;
  }

  /** Passes a line that was never appended, where nothing is ahead: so many bytes and its line break. Returns its number. */
  passLine(length: number): number {
    // Whose bytes they were may want them back, however many lines follow.
    this.#window.clear();
    this.position += length + 1;
    this.lineStart = this.position;
    return this.line++;
  }

  /** Passes white space and commas: between records either separates. */
  passBlanks(): void {
    const { bytes, start } = this;
    let at = start;
    for (; at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte === newline) {
        this.line++;
        this.lineStart = this.position + at + 1 - start;
      } else if (byte !== comma && !isBlank(byte)) {
        break;
      }
    }
    this.pass(at - start);
  }

  /** Passes a byte order mark: files that were put together from others hold them inside, too. */
  passMark(ended: boolean): 'passed' | 'none' | 'more' {
    const { bytes, start } = this;
    if (this.ahead < 3 && !ended) return 'more';
    if (bytes[start + 1] !== 0xbb || bytes[start + 2] !== 0xbf) return 'none';
    if (this.column === 0) this.lineStart += 3;
    this.pass(3);
    return 'passed';
  }
}
