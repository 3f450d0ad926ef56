/** A file to read: where it is, and what to call it. */
export interface FoundFile {
  /** Absolute, symbolic links resolved: the same file has the same path, however it was named. */
  readonly path: string;
  /** As the user named it, or the folder that it is in. */
  readonly name: string;
  readonly size: number;
  /** Pipes and devices (`<(zcat …)`) can be read once only. */
  readonly readOnce: boolean;
}
