import type { Attribution } from './attribution.ts';
import type { Coverage } from './coverage.ts';
import type { Host, HostIdentity } from './host.ts';

/** Everything that the logs as a whole say. Attributions are in canonical order: time of the run or request, then id. */
export interface AttributionResult {
  readonly attributions: readonly Attribution[];
  readonly coverage: readonly Coverage[];
  readonly hosts: readonly Host[];
  readonly identities: readonly HostIdentity[];
}
