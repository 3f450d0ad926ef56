import type { Frame } from '../../exec/frame.ts';
import { KnownByMembers } from '../known-by-members.ts';
import { noSlots } from './slot-finder.ts';
import type { TextGroup } from './text-group.ts';

const mostBytes = 1 << 22;

/** Several fields whose values repeat: they are looked at together. */
export class CombinedGroup implements TextGroup {
  readonly #known: KnownByMembers<readonly number[]>;

  constructor(parts: readonly TextGroup[]) {
    this.#known = new KnownByMembers((frame) => slotsOf(parts, frame), mostBytes);
  }

  slots(frame: Frame): readonly number[] {
    return this.#known.of(frame);
  }
}

function slotsOf(parts: readonly TextGroup[], frame: Frame): readonly number[] {
  let all: readonly number[] = noSlots;
  for (const part of parts) {
    const slots = part.slots(frame);
    if (slots.length > 0) all = all.length > 0 ? [...all, ...slots] : slots;
  }
  return all;
}
