/** Finds records in the bytes of one kind of content. Keeps no more than it needs for one record. */
export interface Decoder {
  /** Bytes in pieces of any size. */
  push(chunk: Buffer): void;
  /** The input ends here. */
  end(): void;
}
