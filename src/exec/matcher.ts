import type { Frame } from './frame.ts';

/** A compiled predicate. It reads nothing but the frame, so the event must be loaded there first. */
export type Matcher = (frame: Frame) => boolean;

export interface Compiled {
  readonly matches: Matcher;
  /** Rough work, in the unit of `Program`. */
  readonly cost: number;
}
