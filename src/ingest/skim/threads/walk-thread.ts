import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { KnownLines, KnownLinesTable } from '../known-lines.ts';
import { Signature } from '../signature.ts';
import type { LineTerms } from '../terms.ts';
import type { Learned, Walk } from './messages.ts';

/** From a checkout it is TypeScript, as this file is. */
const program = new URL(`./worker${extname(import.meta.filename)}`, import.meta.url);

/** Of what a thread makes of a line nothing lives longer than the line. */
const youngMb = 6;

/** A signature whose lines were not read by then, or not with success, is not asked for again. */
const mostAsked = 200;

/** What a walk tells, and what its signatures mean. */
export interface Walked extends Walk {
  readonly known: readonly (KnownLines | undefined)[];
}

interface Waiting {
  resolve(walked: Walked): void;
  reject(error: Error): void;
}

/** One thread that walks lines, and the reader's knowledge of the signatures that it met. */
export class WalkThread {
  readonly #worker: Worker;
  readonly #table: KnownLinesTable<KnownLines>;
  readonly #waiting: Waiting[] = [];
  /** By the thread's number. */
  readonly #known: (KnownLines | undefined)[] = [];
  #unknown: { readonly id: number; readonly signature: Signature; asked: number }[] = [];
  #met = 0;
  #fault: Error | undefined;

  constructor(terms: LineTerms, table: KnownLinesTable<KnownLines>) {
    this.#table = table;
    const { values, texts, presences, tellingWords } = terms;
    // Flags of this process are not the thread's: what they load would load there, too.
    this.#worker = new Worker(program, {
      workerData: { values, texts, presences, tellingWords },
      execArgv: [],
      resourceLimits: { maxYoungGenerationSizeMb: youngMb },
    });
    this.#worker.unref();
    this.#worker.on('message', (walk: Walk) => this.#take(walk));
    this.#worker.on('error', (error) =>
      this.#fail(error instanceof Error ? error : new Error(String(error))),
    );
    this.#worker.on('exit', (code) => this.#fail(new Error(`a thread that walks lines ended with ${code}`)));
  }

  /** Orders that it has not answered yet. */
  get load(): number {
    return this.#waiting.length;
  }

  /** Takes the bytes over until it answers: its lines from `from` to `to`, behind the last line break. */
  walk(bytes: Buffer, from: number, to: number): Promise<Walked> {
    if (this.#fault) return Promise.reject(this.#fault);
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) this.#worker.ref();
      this.#waiting.push({ resolve, reject });
      const view = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
      this.#worker.postMessage({ bytes: view, from, to, learned: this.#learned() }, [
        bytes.buffer as ArrayBuffer,
      ]);
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #take(walk: Walk): void {
    for (const parts of walk.met)
      this.#unknown.push({ id: this.#met++, signature: new Signature(parts), asked: 0 });
    this.#next()?.resolve({ ...walk, known: this.#known });
  }

  #next(): Waiting | undefined {
    const waiting = this.#waiting.shift();
    // Idle, it keeps no process alive.
    if (this.#waiting.length === 0) this.#worker.unref();
    return waiting;
  }

  #fail(error: Error): void {
    this.#fault ??= error;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#fault);
  }

  /** What was learned since the order before of signatures that the thread met. */
  #learned(): Learned[] {
    const learned: Learned[] = [];
    this.#unknown = this.#unknown.filter((each) => {
      const known = this.#table.of(each.signature);
      if (known === undefined) return ++each.asked < mostAsked;
      if (known.repeater !== undefined) {
        this.#known[each.id] = known;
        learned.push({ id: each.id, looksAt: known.repeater.looksAt, search: known.search });
      }
      return false;
    });
    return learned;
  }
}
