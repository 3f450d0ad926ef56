/** Finds records in the bytes of one kind of content. Keeps no more than it needs for one record. */
export interface Decoder {
  /** Bytes in pieces of any size. */
  push(chunk: Buffer): void;
  /**
   * Passes by the line that comes next, of so many bytes and a line break, without having seen it. Returns its number; undefined where none
   * begins there, and its bytes are to be pushed. Left out by decoders that have no lines.
   */
  passLine?(length: number): number | undefined;
  /** The input ends here. */
  end(): void;
}
