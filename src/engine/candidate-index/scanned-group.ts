import type { TextGroup } from './text-group.ts';

/** So many members are asked by themselves before all are looked for: many texts in a long value take as long as dozens of single asks. */
const singleAsks = 2;
const manyMembers = 64;

/** Slots that are looked for together, and for which events they were. */
export class ScannedGroup {
  readonly texts: TextGroup;
  /** Their slots. */
  readonly members: readonly number[];
  /** The last event that it was scanned for, and for how many it was. */
  event = 0;
  scans: number;
  /** The last event of which single members were asked, and how many were. */
  #askedOf = 0;
  #asks = 0;

  constructor(texts: TextGroup, members: readonly number[], scans = 0) {
    this.texts = texts;
    this.members = members;
    this.scans = scans;
  }

  /** Whether to ask one member for the event rather than to look for all; asking counts. */
  isAskedSingly(event: number): boolean {
    if (this.event === event || this.members.length < manyMembers || this.texts.isSteady) return false;
    if (this.#askedOf !== event) {
      this.#askedOf = event;
      this.#asks = 0;
    }
    return this.#asks++ < singleAsks;
  }

  /** Numbers of events begin anew. */
  forget(): void {
    this.event = 0;
    this.#askedOf = 0;
  }
}
