/** The figures of `docs/semantics.md`, written down a second time on purpose: a slip in one of the two then shows. */
export const tolerance = 5_000;
export const runLimit = 90 * 60_000;
export const refusalWithin = 10_000;
export const sameProcessWithin = 2_000;
export const cloudJoin = 24 * 3_600_000;
export const guestJoin = 60 * 60_000;
/** A line of a handler's log and the process that it tells of; a goal state and the run that it brings. */
export const lineWithin = 10_000;
export const newGoalState = 120_000;
/** Of clocks: how long before its run a request may be answered, how late a run without an answer begins. */
export const answeredBefore = 60_000;
export const slowStart = 10 * 60_000;
export const smallestDelay = 60_000;
export const enoughEvents = 20;
export const farthest = 26 * 3_600_000;

/** Milliseconds since an epoch near the records, fractions kept: absolute times would lose theirs in a double. */
export type Moment = number;

export interface Clock {
  readonly base: number;
  read(time: { readonly ms: number; readonly ns: number }): Moment;
}

export function clockFrom(base: number): Clock {
  return { base, read: (time) => time.ms - base + time.ns / 1e6 };
}
