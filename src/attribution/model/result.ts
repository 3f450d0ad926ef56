import type { Attribution } from './attribution.ts';
import type { Coverage } from './coverage.ts';
import type { Host, HostIdentity } from './host.ts';

/** By how many milliseconds a host's clock is ahead of true time: a closed interval, and what proves it. */
export interface HostOffset {
  readonly hostId: string;
  readonly from: number;
  readonly to: number;
  readonly proof: 'exact-pair' | 'sensor-lag';
}

/** Everything that the logs as a whole say. Attributions are in canonical order: time of the run or request, then id. */
export interface AttributionResult {
  readonly attributions: readonly Attribution[];
  readonly coverage: readonly Coverage[];
  readonly hosts: readonly Host[];
  readonly identities: readonly HostIdentity[];
  /** Clocks that were corrected, by host id. */
  readonly offsets: readonly HostOffset[];
  /** Files with exactly as many records as the command that lists them gives at most: older ones may be missing. Canonical order. */
  readonly cutListings: readonly string[];
}
