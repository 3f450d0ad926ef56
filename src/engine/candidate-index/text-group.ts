import type { Frame } from '../../exec/frame.ts';

/** Atoms that one pass over the values of one field decides, all in one folding. */
export interface TextGroup {
  /** The slots of all atoms that hold, or may hold; one may be there twice. Not to be kept. */
  slots(frame: Frame): readonly number[];
  /** Whether nearly all values have been met before, as far as is known. */
  readonly isSteady?: boolean;
}
