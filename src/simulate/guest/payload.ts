import type { Command } from './command.ts';

/** What a script does: the processes that it starts, and how long it takes. */
export interface Payload {
  readonly lines: readonly string[];
  readonly commands: readonly Command[];
  /** Milliseconds, least and most. */
  readonly lasts: readonly [number, number];
  readonly benign: boolean;
}
