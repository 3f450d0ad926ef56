import type { Decoder } from './decoder.ts';

/** Lines of which somebody has found out, ahead of the decoder, that they need no reading. */
export interface LinesAhead {
  readonly count: number;
  /** Where the line begins in its bytes, and where its line break stands. */
  from(at: number): number;
  to(at: number): number;
  /** The decoder has come to it, and it is the line of that number. */
  pass(at: number, line: number): void;
}

/** Bytes in the order of the stream. */
export interface ChunkAhead {
  readonly bytes: Buffer;
  /** In the order of the bytes; undefined where nobody has looked. */
  readonly lines: LinesAhead | undefined;
}

/** Looks through the bytes of a stream ahead of the decoder. What it yields is valid until the next but one is asked for. */
export type LookAhead = (chunks: AsyncIterable<Buffer>) => AsyncIterable<ChunkAhead>;

/** Pushes the bytes, but for lines that need no reading where the decoder takes them for lines, too. */
export function pushAhead(decoder: Decoder, { bytes, lines }: ChunkAhead): void {
  let at = 0;
  for (let next = 0; lines !== undefined && next < lines.count; next++) {
    const from = lines.from(next);
    const to = lines.to(next);
    if (from > at) decoder.push(bytes.subarray(at, from));
    at = to + 1;
    const line = decoder.passLine?.(to - from);
    if (line === undefined) decoder.push(bytes.subarray(from, at));
    else lines.pass(next, line);
  }
  if (at < bytes.length) decoder.push(bytes.subarray(at));
}
