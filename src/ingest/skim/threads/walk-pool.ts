import type { KnownLines, KnownLinesTable } from '../known-lines.ts';
import type { LineTerms } from '../terms.ts';
import type { SkimThreads } from './skim-threads.ts';
import { type Walked, WalkThread } from './walk-thread.ts';

const usualBytes = 1024 * 1024;

/** Threads that walk lines, and the buffers that go to and fro. Nothing is started before it is needed. */
export class WalkPool {
  readonly #threadCount: number;
  readonly #bufferBytes: number;
  readonly #terms: LineTerms;
  readonly #table: KnownLinesTable<KnownLines>;
  readonly #threads: WalkThread[] = [];
  readonly #free: Buffer[] = [];

  constructor(
    { count, bufferBytes = usualBytes }: SkimThreads,
    terms: LineTerms,
    table: KnownLinesTable<KnownLines>,
  ) {
    this.#threadCount = count;
    this.#bufferBytes = bufferBytes;
    this.#terms = terms;
    this.#table = table;
  }

  /** Orders that keep every thread busy while the reader takes in what came. */
  get room(): number {
    return 2 * this.#threadCount;
  }

  takeBuffer(): Buffer {
    return this.#free.pop() ?? Buffer.allocUnsafeSlow(this.#bufferBytes);
  }

  giveBack(buffer: Buffer): void {
    this.#free.push(buffer);
  }

  walk(bytes: Buffer, from: number, to: number): Promise<Walked> {
    const idle = this.#threads.find(({ load }) => load === 0);
    if (!idle && this.#threads.length < this.#threadCount)
      this.#threads.push(new WalkThread(this.#terms, this.#table));
    const thread = idle ?? this.#threads.reduce((best, each) => (each.load < best.load ? each : best));
    return thread.walk(bytes, from, to);
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.splice(0).map((thread) => thread.close()));
  }
}
