import type { Instant } from '../../event/instant.ts';

/** A closed interval during which a plane is known to have been recorded, with what proves it. */
export interface CoverageInterval {
  readonly from: Instant;
  readonly to: Instant;
  readonly proof: 'events' | 'declared';
}

/** Coverage of one subscription (cloud) or of one host by one sensor (guest). Intervals are disjoint and ascending. */
export interface Coverage {
  readonly plane: 'cloud' | 'guest';
  /** Subscription id or host id. */
  readonly subject: string;
  /** Data stream; undefined for the cloud. */
  readonly sensor: string | undefined;
  readonly intervals: readonly CoverageInterval[];
}

/** Time that the user vouches for. */
export interface DeclaredCoverage {
  readonly plane: 'cloud' | 'guest';
  /** Subscription id or host name in lower case; undefined for all. */
  readonly subject: string | undefined;
  readonly from: Instant;
  readonly to: Instant;
}
