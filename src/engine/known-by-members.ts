import type { RecordMembers } from '../event/record-members.ts';
import type { Frame } from '../exec/frame.ts';
import { Concluded } from '../ingest/skim/unparsed/concluded.ts';

/** What one conclusion takes beside the bytes by which it is known. */
const ownBytes = 64;
/** Kinds of records, each with members of its own. */
const mostKinds = 64;
/** Where fewer than half of so many looks find something known, remembering costs more than it saves. */
const trial = 2048;

/**
 * What was concluded from events of records that were not parsed, for others that have the same values in all members that were read for it:
 * what a program's files are called, who made it and who started it repeats, in combination as well. Of other events it is concluded each time.
 */
export class KnownByMembers<T extends NonNullable<unknown>> {
  readonly #conclude: (frame: Frame) => T;
  readonly #mostBytes: number;
  /** By what reads the fields: records of one kind, with the same members. */
  #known: Map<object, Concluded<T>> | undefined;
  #bytes = 0;
  #isRemembering = true;
  #looks = 0;
  #hits = 0;

  /**
   * `conclude` goes by the frame's event alone. `mostBytes`: what is remembered takes about so many; hostile input may have something new,
   * and long, in every event.
   */
  constructor(conclude: (frame: Frame) => T, mostBytes: number) {
    this.#conclude = conclude;
    this.#mostBytes = mostBytes;
  }

  of(frame: Frame): T {
    const { direct, members } = frame.subject;
    if (!direct || !members || !this.#isRemembering) return this.#conclude(frame);
    const conclusion = this.#known?.get(direct)?.find(members);
    this.#count(conclusion !== undefined);
    return conclusion ?? this.#learn(frame, direct, members);
  }

  #learn(frame: Frame, direct: object, members: RecordMembers): T {
    // What the frame has read already it would not read again, and nobody would note that it did.
    frame.load(frame.subject);
    let conclusion: T | undefined;
    const places = members.readBy(() => {
      conclusion = this.#conclude(frame);
    });
    if (this.#isRemembering && this.#knownOf(direct).add(members, places, conclusion as T))
      this.#bytes += members.keyLength(places) + ownBytes;
    return conclusion as T;
  }

  #knownOf(direct: object): Concluded<T> {
    this.#known ??= new Map();
    if (this.#bytes > this.#mostBytes || this.#known.size > mostKinds) {
      this.#known.clear();
      this.#bytes = 0;
    }
    const known = this.#known.get(direct) ?? new Concluded();
    this.#known.set(direct, known);
    return known;
  }

  #count(isKnown: boolean): void {
    this.#looks++;
    if (isKnown) this.#hits++;
    if (this.#looks < trial) return;
    if (this.#hits * 2 < this.#looks) {
      this.#isRemembering = false;
      this.#known = undefined;
    }
    this.#looks = 0;
    this.#hits = 0;
  }
}
