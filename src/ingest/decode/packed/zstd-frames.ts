/** A part of a frame, in the order of the file. `last`: the frame ends with it. */
export interface FramePart {
  readonly bytes: Buffer;
  readonly last: boolean;
}

type State =
  | 'magic'
  | 'descriptor'
  | 'header'
  | 'block'
  | 'content'
  | 'checksum'
  | 'skipped-size'
  | 'skipped'
  | 'over';

const frameMagic = 0xfd2fb528;
const dictionaryIdBytes = [0, 1, 2, 4] as const;
const contentSizeBytes = [0, 2, 4, 8] as const;

export function isZstdFrame(magic: number): boolean {
  return magic === frameMagic;
}

/** Parallel tools and seekable files put frames between the others that hold no data. */
export function isSkippableFrame(magic: number): boolean {
  return magic >>> 4 === 0x184d2a5;
}

/**
 * Cuts zstd data into its frames (RFC 8878 §3.1), because Node's engine stops at the end of one. Skippable frames are left out; what
 * begins like no frame ends the data, as padding does.
 */
export class ZstdFrames {
  #state: State = 'magic';
  /** Bytes that the state waits for before it can be left; those of a head are gathered in `#head`. */
  #need = 4;
  #head: Buffer = Buffer.alloc(0);
  #hasChecksum = false;
  #isLastBlock = false;

  /** True inside a frame: the data ends too early if it ends here. */
  get open(): boolean {
    return !['magic', 'over'].includes(this.#state);
  }

  *cut(bytes: Buffer): Generator<FramePart> {
    let at = 0;
    while (at < bytes.length && this.#state !== 'over') {
      const piece = bytes.subarray(at, at + this.#need);
      at += piece.length;
      this.#need -= piece.length;
      if (this.#state === 'skipped') {
        if (this.#need === 0) this.#expect('magic', 4);
        continue;
      }
      if (this.#state === 'content' || this.#state === 'checksum') {
        const last = this.#need === 0 && this.#endsFrame();
        yield { bytes: piece, last };
        if (this.#need === 0) this.#afterContent();
        continue;
      }
      this.#head = Buffer.concat([this.#head, piece]);
      if (this.#need === 0) yield* this.#afterHead();
    }
  }

  #endsFrame(): boolean {
    return this.#state === 'checksum' || (this.#isLastBlock && !this.#hasChecksum);
  }

  #afterContent(): void {
    if (this.#endsFrame()) this.#expect('magic', 4);
    else if (this.#isLastBlock) this.#expect('checksum', 4);
    else this.#expect('block', 3);
  }

  *#afterHead(): Generator<FramePart> {
    const head = this.#head;
    const state = this.#state;
    this.#head = Buffer.alloc(0);
    if (state === 'magic') {
      const magic = head.readUInt32LE();
      if (isSkippableFrame(magic)) this.#expect('skipped-size', 4);
      else if (isZstdFrame(magic)) this.#expect('descriptor', 1);
      else this.#state = 'over';
      if (isZstdFrame(magic)) yield { bytes: head, last: false };
    } else if (state === 'skipped-size') {
      const size = head.readUInt32LE();
      this.#expect(size === 0 ? 'magic' : 'skipped', size === 0 ? 4 : size);
    } else {
      if (state === 'descriptor') this.#expectHeader(head.readUInt8());
      else if (state === 'block') this.#expectContent(head.readUIntLE(0, 3));
      else this.#expect('block', 3);
      const last = state === 'block' && this.#need === 0 && this.#endsFrame();
      yield { bytes: head, last };
      if (state === 'block' && this.#need === 0) this.#afterContent();
    }
  }

  #expectHeader(descriptor: number): void {
    const isSingle = (descriptor & 0x20) !== 0;
    this.#hasChecksum = (descriptor & 0x04) !== 0;
    const flag = descriptor >> 6;
    const contentSize = flag === 0 && isSingle ? 1 : (contentSizeBytes[flag] as number);
    const size = (isSingle ? 0 : 1) + (dictionaryIdBytes[descriptor & 3] as number) + contentSize;
    this.#expect(size === 0 ? 'block' : 'header', size === 0 ? 3 : size);
  }

  #expectContent(header: number): void {
    const isRepeated = ((header >> 1) & 3) === 1;
    this.#isLastBlock = (header & 1) === 1;
    this.#expect('content', isRepeated ? 1 : header >> 3);
  }

  #expect(state: State, need: number): void {
    this.#state = state;
    this.#need = need;
  }
}
