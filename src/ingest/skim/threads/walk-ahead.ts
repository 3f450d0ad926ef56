import type { ChunkAhead, LinesAhead } from '../../decode/ahead.ts';
import { newline } from '../../decode/bytes.ts';
import type { SkimmedFile } from '../skimmed-file.ts';
import { numbersPerLine } from './messages.ts';
import type { WalkPool } from './walk-pool.ts';
import type { Walked } from './walk-thread.ts';

/** So many lines are walked before it is judged whether that is worth its cost: at first nothing is learned yet. */
const trialLines = 16_384;

/**
 * The bytes of a stream, cut at line ends, with what threads found out of their lines, in the order of the stream. Where hardly a line needs no
 * reading, the rest of the stream is not walked.
 */
export class WalkAhead {
  readonly #pool: WalkPool;
  readonly #file: SkimmedFile;
  readonly #onPassed: (count: number) => void;
  readonly #queue: Promise<ChunkAhead>[] = [];
  #buffer: Buffer;
  #length = 0;
  /** Whether the buffer begins within a line. */
  #isWithin = false;
  #held: Buffer | undefined;
  #lines = 0;
  #passed = 0;

  constructor(pool: WalkPool, file: SkimmedFile, onPassed: (count: number) => void) {
    this.#pool = pool;
    this.#file = file;
    this.#onPassed = onPassed;
    this.#buffer = pool.takeBuffer();
  }

  async *of(chunks: AsyncIterable<Buffer>): AsyncGenerator<ChunkAhead> {
    for await (const chunk of chunks) {
      if (!this.#isWorth) {
        yield* this.#rest();
        yield { bytes: chunk, lines: undefined };
        continue;
      }
      for (let at = 0; at < chunk.length; ) {
        at += this.#fill(chunk, at);
        while (this.#queue.length > this.#pool.room) yield* this.#first();
      }
    }
    yield* this.#rest();
  }

  get #isWorth(): boolean {
    return this.#lines < trialLines || this.#passed * 8 >= this.#lines;
  }

  /** How many bytes of the chunk found room. */
  #fill(chunk: Buffer, from: number): number {
    const count = chunk.copy(this.#buffer, this.#length, from);
    this.#length += count;
    if (this.#length === this.#buffer.length) {
      const cut = this.#buffer.lastIndexOf(newline) + 1;
      const next = this.#pool.takeBuffer();
      const left = cut === 0 ? 0 : this.#buffer.copy(next, 0, cut);
      this.#send(this.#length - left);
      this.#buffer = next;
      this.#length = left;
      this.#isWithin = cut === 0;
    }
    return count;
  }

  #send(length: number): void {
    const buffer = this.#buffer;
    const bytes = buffer.subarray(0, length);
    const from = this.#isWithin ? bytes.indexOf(newline) + 1 : 0;
    const to = bytes.lastIndexOf(newline) + 1;
    const chunk =
      to > from && (from > 0 || !this.#isWithin)
        ? this.#pool.walk(buffer, from, to).then((walked) => this.#walked(walked, length))
        : Promise.resolve({ bytes, lines: undefined });
    // Whoever leaves early does not wait for it.
    chunk.catch(() => {});
    this.#queue.push(chunk);
  }

  #walked(walked: Walked, length: number): ChunkAhead {
    const count = walked.passed.length / numbersPerLine;
    this.#lines += walked.lines;
    this.#passed += count;
    this.#onPassed(count);
    const { buffer, byteOffset } = walked.bytes;
    return { bytes: Buffer.from(buffer, byteOffset, length), lines: linesOf(walked, count, this.#file) };
  }

  async *#first(): AsyncGenerator<ChunkAhead> {
    const chunk = await this.#queue.shift();
    if (!chunk) return;
    yield chunk;
    // The decoder may still hold on to the last one.
    if (this.#held) this.#pool.giveBack(this.#held);
    this.#held = Buffer.from(chunk.bytes.buffer);
  }

  async *#rest(): AsyncGenerator<ChunkAhead> {
    if (this.#length > 0) {
      this.#send(this.#length);
      this.#buffer = this.#pool.takeBuffer();
      this.#length = 0;
    }
    while (this.#queue.length > 0) yield* this.#first();
  }
}

function linesOf({ passed, known }: Walked, count: number, file: SkimmedFile): LinesAhead {
  const number = (at: number, which: number) => passed[at * numbersPerLine + which] as number;
  return {
    count,
    from: (at) => number(at, 0),
    to: (at) => number(at, 1),
    pass(at, line) {
      const lines = known[number(at, 2)];
      if (!lines?.repeater) throw new Error('a line was passed over whose signature nobody knows');
      const time = { ms: number(at, 3), ns: number(at, 4) };
      const ingestedMs = number(at, 5);
      const ingested = Number.isNaN(ingestedMs) ? undefined : { ms: ingestedMs, ns: number(at, 6) };
      file.passed(line, lines.format, time, lines.repeater.observe(time, ingested, file.name));
    },
  };
}
