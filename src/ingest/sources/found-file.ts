/** A file to read: where it is, and what to call it. */
export interface FoundFile {
  /** Absolute, symbolic links resolved: the same file has the same path, however it was named. */
  readonly path: string;
  /** Relative to the working directory where the file lies below it, else as it was named. */
  readonly name: string;
  readonly size: number;
  /** Pipes and devices (`<(zcat …)`) can be read once only. */
  readonly readOnce: boolean;
}
