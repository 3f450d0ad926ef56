import type { Instant } from '../../event/instant.ts';
import { toleranceMs } from '../constants.ts';
import type { HostSighting } from '../model/execution.ts';

/** From when to when something was seen. */
export interface Span {
  readonly firstSeen: Instant;
  readonly lastSeen: Instant;
}

/** What a sensor says of a machine, over and over. */
export interface SeenSighting extends Span {
  readonly key: string;
  readonly sighting: HostSighting;
}

/** Whether two spans have a time in common, as far as clocks and log writers tell. */
export function meet(a: Span, b: Span): boolean {
  return a.firstSeen.ms - toleranceMs <= b.lastSeen.ms && b.firstSeen.ms - toleranceMs <= a.lastSeen.ms;
}
