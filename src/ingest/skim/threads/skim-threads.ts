/** How many threads walk lines beside the one that reads; none up to one. */
export interface SkimThreads {
  readonly count: number;
  /** Files of fewer bytes, as stored, are read without: starting threads costs more than they save. */
  readonly fromBytes: number;
  /** Bytes that go to a thread at once; some hundreds of lines where nobody says. */
  readonly bufferBytes?: number;
}
