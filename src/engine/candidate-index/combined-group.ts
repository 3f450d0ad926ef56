import type { RecordMembers } from '../../event/record-members.ts';
import type { Frame } from '../../exec/frame.ts';
import { Concluded } from '../../ingest/skim/unparsed/concluded.ts';
import { noSlots } from './slot-finder.ts';
import type { TextGroup } from './text-group.ts';

/** Combinations that are remembered: hostile input may have a new one in every event. */
const mostKnown = 1 << 14;
/** Kinds of records, each with members of its own. */
const mostKinds = 64;
/** Where fewer than half of so many looks find a combination known, remembering costs more than it saves. */
const trial = 2048;

/**
 * Several fields whose values repeat: in records that were not parsed they are looked at together, since what a program's files are called, who
 * made it and who started it repeats in combination as well.
 */
export class CombinedGroup implements TextGroup {
  readonly #parts: readonly TextGroup[];
  /** By what reads the fields: records of one kind, with the same members. */
  readonly #known = new Map<object, Concluded<readonly number[]>>();
  #size = 0;
  #isRemembering = true;
  #looks = 0;
  #hits = 0;

  constructor(parts: readonly TextGroup[]) {
    this.#parts = parts;
  }

  slots(frame: Frame): readonly number[] {
    const { direct, members } = frame.subject;
    if (!direct || !members || !this.#isRemembering) return this.#all(frame);
    let known = this.#known.get(direct);
    if (!known) {
      if (this.#known.size >= mostKinds) this.#known.clear();
      known = new Concluded();
      this.#known.set(direct, known);
    }
    const slots = known.find(members);
    this.#count(slots !== undefined);
    return slots ?? this.#learn(frame, members, known);
  }

  /** What the fields say is decided by the members that they are read from. */
  #learn(frame: Frame, members: RecordMembers, known: Concluded<readonly number[]>): readonly number[] {
    let slots: readonly number[] = [];
    const places = members.readBy(() => {
      slots = this.#all(frame);
    });
    if (++this.#size > mostKnown) {
      this.#known.clear();
      this.#size = 0;
    }
    known.add(members, places, slots);
    return slots;
  }

  #all(frame: Frame): readonly number[] {
    let all: readonly number[] = noSlots;
    for (const part of this.#parts) {
      const slots = part.slots(frame);
      if (slots.length > 0) all = all.length > 0 ? [...all, ...slots] : slots;
    }
    return all;
  }

  #count(isKnown: boolean): void {
    this.#looks++;
    if (isKnown) this.#hits++;
    if (this.#looks < trial) return;
    if (this.#hits * 2 < this.#looks) {
      this.#isRemembering = false;
      this.#known.clear();
    }
    this.#looks = 0;
    this.#hits = 0;
  }
}
