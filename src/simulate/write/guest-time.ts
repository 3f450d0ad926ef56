import type { Instant } from '../../event/instant.ts';
import type { TrueProcess } from '../world/process.ts';

/** A true time as the guest's clock shows it, with a fraction that is the same wherever the moment is written. */
export function guestTime(process: TrueProcess, at: number): Instant {
  const mixed = Math.imul((at % 100_003) + 7, process.pid + 31) >>> 0;
  return { ms: at + process.guest.clockOffset, ns: (mixed % 10_000) * 100 };
}
