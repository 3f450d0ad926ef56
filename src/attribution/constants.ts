/** Clocks and log writers disagree by this much without anything being wrong (`docs/semantics.md`). */
export const toleranceMs = 5_000;

/** The longest that the platform lets one run last; also how long a request without an end stays open. */
export const runLimitMs = 90 * 60_000;

/** Cloud records of one subscription at most this far apart prove that the log was kept between them. */
export const cloudGapMs = 24 * 3_600_000;

/** Process events of one sensor at most this far apart prove that it was recording between them. */
export const guestGapMs = 60 * 60_000;

/** Start and Failure at most this far apart, without an Accept, are a refusal. */
export const refusalMs = 10_000;

/** Two sightings of one pid at most this far apart are one process. */
export const samePidMs = 2_000;
