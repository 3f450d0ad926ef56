import type { Diagnostic } from '../../diagnostics/diagnostic.ts';

/** Bytes that can be read more than once: a scan reads everything twice. */
export interface Input {
  /** The path as the user would recognise it; `-` is standard input. */
  readonly name: string;
  /** Bytes as stored (compressed where the file is); undefined where it is not known. */
  readonly size: number | undefined;
  /** The file that holds it, where it is inside an archive. */
  readonly archive?: string;
  /** Starts from the beginning. A chunk is valid until the next but one is asked for. Ends the underlying stream when the consumer stops early. May throw while reading. */
  open(): AsyncIterable<Buffer>;
}

export interface InputSet {
  /** Each file once, ordered by name in code units. */
  readonly inputs: readonly Input[];
  /** What was met on the way and left out, with its reason. */
  readonly diagnostics: readonly Diagnostic[];
  /** Releases spooled data. Inputs cannot be opened afterwards. */
  dispose(): Promise<void>;
}
