import process from 'node:process';
import type { Input } from '../ingest/sources/input.ts';
import { progressLine } from '../output/progress.ts';
import type { Environment, OutputStream } from './io.ts';

/** Who is done sooner needs no progress. */
const patienceMs = 700;
const everyMs = 150;

/** To the first column, and nothing from there to the end of the line. */
const erase = '\r\u001b[K';

export interface ProgressOptions {
  readonly quiet?: boolean | undefined;
  /** Milliseconds, for tests. */
  readonly now?: () => number;
}

/**
 * One line on a terminal that says how far the reading is, and is gone before anything else is written. It is fed by the
 * reading itself, so it needs no timer: what holds the reading up holds up the line, and says so by standing still.
 */
export class ProgressMeter {
  readonly #stream: OutputStream;
  readonly #isShown: boolean;
  readonly #now: () => number;
  readonly #atExit = () => this.#stream.write(erase);
  #what = 'reading';
  #bytes = 0;
  #total: number | undefined;
  #signs = 0;
  #begun: number | undefined;
  #next = 0;
  #isOn = false;

  constructor(
    stream: OutputStream,
    env: Environment,
    { quiet, now = () => performance.now() }: ProgressOptions,
  ) {
    this.#stream = stream;
    this.#now = now;
    // A dumb terminal cannot take a line back.
    this.#isShown = stream.isTTY === true && !quiet && env['TERM'] !== 'dumb';
    // A terminal that is gone is nobody to tell.
    if (this.#isShown) stream.on('error', () => {});
  }

  /** Begins to measure something; `total` is undefined where its end is not known. */
  begin(what: string, total: number | undefined): void {
    this.#what = what;
    this.#total = total;
    this.#bytes = 0;
    this.#begun = this.#now();
    this.#next = this.#isOn ? 0 : this.#begun + patienceMs;
  }

  /** The same inputs, their bytes counted whenever they are read. */
  watch(inputs: readonly Input[]): readonly Input[] {
    if (!this.#isShown) return inputs;
    return inputs.map((input) => ({
      ...input,
      open: () => this.count(input.open()),
    }));
  }

  async *count<T extends { readonly length: number }>(chunks: AsyncIterable<T>): AsyncGenerator<T> {
    for await (const chunk of chunks) {
      this.#bytes += chunk.length;
      this.#show();
      yield chunk;
    }
  }

  tell(signs: number): void {
    this.#signs = signs;
  }

  /** Takes the line away. Whatever is written next begins at the first column. */
  end(): void {
    if (!this.#isOn) return;
    this.#isOn = false;
    process.removeListener('exit', this.#atExit);
    this.#stream.write(erase);
  }

  #show(): void {
    if (!this.#isShown || this.#begun === undefined) return;
    const now = this.#now();
    if (now < this.#next) return;
    this.#next = now + everyMs;
    const progress = {
      what: this.#what,
      bytes: this.#bytes,
      total: this.#total,
      elapsedMs: now - this.#begun,
      signs: this.#signs,
    };
    // A line that reaches the last column wraps on some terminals, and then cannot be taken back.
    const width = Math.max((this.#stream.columns ?? 80) - 1, 1);
    if (!this.#isOn) process.once('exit', this.#atExit);
    this.#isOn = true;
    this.#stream.write(`${erase}${progressLine(progress, width)}`);
  }
}
