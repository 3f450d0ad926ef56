import { crc32 } from 'node:zlib';
import { gzipHeaderLength } from './gzip-header.ts';
import { Inflation } from './inflation.ts';
import { cutShort, damaged } from './packed-fault.ts';

const trailerBytes = 8;

type State = 'header' | 'data' | 'trailer' | 'padding';

/**
 * Unpacks gzip (RFC 1952), members after each other as one file. Node's own engine loses the end of a good member for what follows it;
 * here a member's bytes are out before its checksum is looked at. Zeros behind the last one are padding.
 */
export class GzipMembers {
  fault: string | undefined;
  #state: State = 'header';
  #inflation: Inflation | undefined;
  #head: Buffer = Buffer.alloc(0);
  #members = 0;
  #checksum = 0;
  #size = 0;

  async *write(bytes: Buffer): AsyncGenerator<Buffer> {
    let rest: Buffer | undefined = bytes;
    while (rest !== undefined && rest.length > 0 && this.fault === undefined) {
      if (this.#state === 'data') {
        const { output, rest: behind } = await (this.#inflation as Inflation).feed(rest);
        yield* this.#out(output);
        rest = behind;
        if (behind !== undefined) this.#enter('trailer');
      } else {
        this.#head = this.#head.length > 0 ? Buffer.concat([this.#head, rest]) : rest;
        rest = this.#betweenData();
      }
    }
  }

  async *end(): AsyncGenerator<Buffer> {
    if (this.fault !== undefined) return;
    if (this.#state === 'data' && this.#inflation) {
      yield* this.#out(await this.#inflation.finish());
      this.fault ??= cutShort;
    }
    const isInHeader = this.#state === 'header' && (this.#members === 0 || this.#head.length > 0);
    if (this.#state === 'trailer' || isInHeader) this.fault = cutShort;
  }

  close(): void {
    this.#inflation?.close();
  }

  *#out(output: readonly Buffer[]): Generator<Buffer> {
    for (const piece of output) {
      this.#checksum = crc32(piece, this.#checksum);
      this.#size = (this.#size + piece.length) >>> 0;
      yield piece;
    }
    const fault = this.#inflation?.fault;
    if (fault) this.fault = damaged(fault);
  }

  /** What to go on with; undefined where more bytes are needed first. */
  #betweenData(): Buffer | undefined {
    const head = this.#head;
    if (this.#state === 'trailer') {
      if (head.length < trailerBytes) return undefined;
      const isWhole = head.readUInt32LE() === this.#checksum && head.readUInt32LE(4) === this.#size;
      if (!isWhole) this.fault = 'its content is not what its checksum says: it is damaged';
      return this.#enter('header', head.subarray(trailerBytes));
    }
    if (this.#state === 'padding' || (this.#members > 0 && head[0] === 0)) {
      this.#state = 'padding';
      if (head.some((byte) => byte !== 0))
        this.fault = 'something follows the compressed data; it is not read';
      return this.#enter('padding');
    }
    const length = gzipHeaderLength(head);
    if (length === 'more') return undefined;
    if (length === 'none') {
      this.fault =
        this.#members > 0
          ? 'something follows the compressed data; it is not read'
          : 'it begins as gzip does, but its header is damaged';
      return undefined;
    }
    this.#members++;
    this.#inflation?.close();
    this.#inflation = new Inflation();
    this.#checksum = 0;
    this.#size = 0;
    return this.#enter('data', head.subarray(length));
  }

  #enter(state: State, rest?: Buffer): Buffer | undefined {
    this.#state = state;
    this.#head = Buffer.alloc(0);
    return rest;
  }
}
