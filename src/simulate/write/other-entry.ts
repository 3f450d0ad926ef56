import type { Random } from '../random.ts';
import type { GuestLogSpec } from '../scenario/scenario.ts';
import type { Guest, GuestSensor } from '../world/estate.ts';
import type { TrueProcess } from '../world/process.ts';

/** Something that a sensor saw and that is no process. */
export type Other =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'network'; readonly address: string; readonly port: number; readonly localPort: number }
  | { readonly kind: 'device'; readonly resourceId: string };

export interface OtherEntry {
  readonly other: Other;
  readonly guest: Guest;
  readonly sensor: GuestSensor;
  /** Who made the file or the connection. */
  readonly process: TrueProcess | undefined;
  /** True time. */
  readonly at: number;
  /** Milliseconds, the collector's clock. */
  readonly available: number;
  readonly sequence: number;
  readonly log: GuestLogSpec;
  readonly random: Random;
}
