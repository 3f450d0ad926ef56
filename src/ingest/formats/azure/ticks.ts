import { type Instant, instant } from '../../../event/instant.ts';

/** .NET ticks (100 ns since year 1) at 1970-01-01. */
const epochTicks = 621_355_968_000_000_000n;

/** The event time that an event id ends with: `…/events/<eventDataId>/ticks/637896803756986539`. */
export function timeOfEventId(id: string): Instant | undefined {
  const digits = /\/ticks\/(\d{17,19})$/.exec(id)?.[1];
  if (digits === undefined) return undefined;
  const ticks = BigInt(digits) - epochTicks;
  if (ticks < 0n) return undefined;
  return instant(Number(ticks / 10_000n), Number(ticks % 10_000n) * 100);
}
