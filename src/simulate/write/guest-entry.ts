import type { Random } from '../random.ts';
import { createRandom } from '../random.ts';
import type { GuestLogSpec } from '../scenario/scenario.ts';
import type { GuestSensor } from '../world/estate.ts';
import type { Image, TrueProcess } from '../world/process.ts';

/** One thing that a sensor saw of a process. */
export interface GuestEntry {
  readonly process: TrueProcess;
  /** Of the machine. */
  readonly resourceId: string;
  readonly sensor: GuestSensor;
  /** `fork`: a copy of the parent, before it becomes something of its own. `start` is both at once, on Windows. */
  readonly kind: 'start' | 'fork' | 'exec' | 'end';
  /** True time. */
  readonly at: number;
  readonly image: Image;
  readonly previous: Image | undefined;
  readonly listsAncestry: boolean;
  /** Milliseconds, the collector's clock. */
  readonly available: number;
  readonly sequence: number;
  readonly log: GuestLogSpec;
  readonly random: Random;
}

const hashes = new Map<string, { md5: string; sha1: string; sha256: string }>();

/** The same program has the same hashes everywhere. */
export function hashesOf(executable: string): { md5: string; sha1: string; sha256: string } {
  const key = executable.toLowerCase();
  let known = hashes.get(key);
  if (!known) {
    const random = createRandom(`program/${key}`);
    known = { md5: random.hex(32), sha1: random.hex(40), sha256: random.hex(64) };
    hashes.set(key, known);
  }
  return known;
}

export function ancestors(process: TrueProcess): TrueProcess[] {
  const list: TrueProcess[] = [];
  for (let up = process.parent; up && list.length < 20; up = up.parent) list.push(up);
  return list;
}
