import type { Readable, Writable } from 'node:stream';

/** A stream to a terminal, file or pipe. */
export interface OutputStream extends Writable {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** What is read from a terminal, file or pipe. */
export interface InputStream extends Readable {
  readonly isTTY?: boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The outside as a command sees it, so that a test can put another in its place. */
export interface Io {
  readonly stdin: InputStream;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Environment;
  /** What the user's relative paths start from. */
  readonly cwd: string;
}
