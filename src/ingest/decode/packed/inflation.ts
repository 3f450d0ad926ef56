import { createInflateRaw } from 'node:zlib';
import { Engine } from './engine.ts';

/** Compressed bytes that are kept to be gone through again where the data prove damaged. */
const mostKept = 64 * 1024;
/** Bytes that are fed together while the damage is looked for; those around it are then fed one by one. */
const step = 1024;

export interface Inflated {
  readonly output: readonly Buffer[];
  /** What of the bytes lies behind the end of the data; undefined while they go on. */
  readonly rest: Buffer | undefined;
}

/**
 * One stream of deflate (RFC 1951). Of the piece at which it proves damaged, the engine keeps what it has unpacked to itself: a small
 * file would be lost whole. So its beginning is gone through once more, and what comes out does not depend on how the bytes came in.
 */
export class Inflation {
  readonly #engine = new Engine(createInflateRaw());
  #kept: Buffer[] | undefined = [];
  #keptBytes = 0;
  #given = 0;

  get fault(): Error | undefined {
    return this.#engine.fault;
  }

  async feed(bytes: Buffer): Promise<Inflated> {
    this.#keep(bytes);
    const before = this.#engine.taken;
    await this.#engine.feed(bytes);
    const output = this.#engine.take();
    for (const piece of output) this.#given += piece.length;
    if (this.fault) return { output: [...output, ...(await this.#lost())], rest: undefined };
    return { output, rest: this.#engine.ended ? bytes.subarray(this.#engine.taken - before) : undefined };
  }

  /** Nothing more comes. */
  async finish(): Promise<readonly Buffer[]> {
    await this.#engine.finish();
    return this.#engine.take();
  }

  close(): void {
    this.#engine.close();
  }

  #keep(bytes: Buffer): void {
    this.#keptBytes += bytes.length;
    if (this.#keptBytes > mostKept) this.#kept = undefined;
    this.#kept?.push(bytes);
  }

  /** What was unpacked and not given out before the damage. */
  async #lost(): Promise<readonly Buffer[]> {
    const bytes = Buffer.concat(this.#kept ?? []);
    const { taken } = await inflate(bytes, 0, step);
    const { output } = await inflate(bytes, taken, 1);
    return [output.subarray(this.#given)];
  }
}

/** Unpacks up to the damage: the first bytes at once, the others in steps. */
async function inflate(
  bytes: Buffer,
  atOnce: number,
  by: number,
): Promise<{ output: Buffer; taken: number }> {
  const engine = new Engine(createInflateRaw());
  const output: Buffer[] = [];
  let at = 0;
  for (let to = atOnce || by; at < bytes.length && !engine.ended; to += by) {
    await engine.feed(bytes.subarray(at, to));
    output.push(...engine.take());
    if (!engine.fault) at = to;
  }
  engine.close();
  return { output: Buffer.concat(output), taken: at };
}
