import { ByteWindow } from '../byte-window.ts';
import { newline } from '../bytes.ts';
import { lostBytes } from '../parse-record.ts';

/** One line without its end. */
export interface TextLine {
  readonly text: string;
  /** From 1. */
  readonly line: number;
  readonly bytes: number;
  /** True where bytes that are no UTF-8 became U+FFFD. */
  readonly lossy: boolean;
}

export interface LineSink {
  line(line: TextLine): void;
  tooLong(line: number): void;
}

const carriageReturn = 0x0d;

/** Cuts bytes into lines. Of lines longer than the limit nothing is kept. */
export class LineSplitter {
  readonly #sink: LineSink;
  readonly #maxBytes: number;
  readonly #window = new ByteWindow();
  /** Bytes at the window's start that are known to hold no line end. */
  #scanned = 0;
  #line = 1;
  #skipping = false;

  constructor(sink: LineSink, maxBytes: number) {
    this.#sink = sink;
    this.#maxBytes = maxBytes;
  }

  push(chunk: Buffer): void {
    const window = this.#window;
    window.append(chunk);
    for (;;) {
      const at = window.bytes.indexOf(newline, window.start + this.#scanned);
      if (at === -1) break;
      this.#take(at - window.start);
      window.consume(at - window.start + 1);
      this.#scanned = 0;
      this.#line++;
    }
    this.#scanned = window.length;
    if (this.#scanned <= this.#maxBytes && !this.#skipping) return;
    this.#skip();
    window.consume(window.length);
    this.#scanned = 0;
  }

  end(): void {
    const { length } = this.#window;
    if (length > 0) this.#take(length);
    this.#window.consume(length);
  }

  #skip(): void {
    if (!this.#skipping) this.#sink.tooLong(this.#line);
    this.#skipping = true;
  }

  #take(length: number): void {
    if (this.#skipping || length > this.#maxBytes) {
      this.#skip();
      this.#skipping = false;
      return;
    }
    const { bytes, start } = this.#window;
    let from = start;
    let to = start + length;
    if (to > from && bytes[to - 1] === carriageReturn) to--;
    if (bytes[from] === 0xef && bytes[from + 1] === 0xbb && bytes[from + 2] === 0xbf) from += 3;
    const text = bytes.toString('utf8', from, to);
    this.#sink.line({
      text,
      line: this.#line,
      bytes: length,
      lossy: lostBytes(text, bytes, from, to),
    });
  }
}
