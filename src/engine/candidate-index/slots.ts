import type { Compiler } from '../../exec/compiler.ts';
import type { Matcher } from '../../exec/matcher.ts';
import type { Atom } from '../../plan/pred.ts';
import { type Announced, announce } from './announce.ts';
import type { Knowledge } from './bit-program.ts';
import { EveryGroup } from './every-group.ts';
import { FieldGroup } from './field-group.ts';
import type { SearchedText } from './searched-text.ts';
import { type Member, SlotFinder } from './slot-finder.ts';
import type { TextGroup } from './text-group.ts';

/** Above this an atom is left to the full evaluation of the few rules that come so far. */
const dear = 60;

/** To read a field twice takes longer than to look for a few more texts in it. */
const fewestParted = 64;

export interface SlotGroup {
  readonly group: TextGroup;
  readonly members: readonly number[];
}

/** Gives each atom of a bucket a slot. */
export class Slots {
  readonly #compiler: Compiler;
  readonly #slots = new Map<Atom, number>();
  /** By slot. */
  readonly #atoms: Atom[] = [];
  readonly #announced = new Map<Atom, Announced | undefined>();
  readonly #groupKeys = new Map<Atom, string>();
  /** What was made last, by its first slot. */
  #made = new Map<number, SlotGroup>();
  #isClosed = false;

  constructor(compiler: Compiler) {
    this.#compiler = compiler;
  }

  get size(): number {
    return this.#slots.size;
  }

  /** Undefined where no text announces it, or, once there are groups, where it has no slot. */
  announced(atom: Atom): Announced | undefined {
    if (this.#isClosed && !this.#slots.has(atom)) return undefined;
    if (this.#announced.has(atom)) return this.#announced.get(atom);
    const announced = announce(atom);
    this.#announced.set(atom, announced);
    return announced;
  }

  slotOf(atom: Atom): number {
    let slot = this.#slots.get(atom);
    if (slot === undefined) {
      slot = this.#atoms.push(atom) - 1;
      this.#slots.set(atom, slot);
    }
    return slot;
  }

  /** Of an atom that is announced: what it shares with all others that one pass over the values of one field decides. */
  groupKey(atom: Atom): string {
    let key = this.#groupKeys.get(atom);
    if (key === undefined) {
      const announced = this.announced(atom);
      const { of, folding } = announced ?? { of: 'every', folding: 'none' };
      key = `${folding} ${of === 'every' ? '' : `field ${of.field}`}`;
      this.#groupKeys.set(atom, key);
    }
    return key;
  }

  knowledgeOf(atom: Atom): Knowledge {
    const announced = this.announced(atom);
    if (announced) return { kind: announced.isExact ? 'exact' : 'approximate', slot: this.slotOf(atom) };
    if (this.#compiler.node(atom).cost > dear) return { kind: 'none' };
    return { kind: 'exact', slot: this.slotOf(atom) };
  }

  /**
   * What one pass over the values of one field decides. Of a field with many texts those slots that `isApart` are kept apart. Atoms get no slots
   * any more. Those that were the same the last time are the same groups, with what they remember.
   */
  groups(searched: SearchedText, isApart: (slot: number) => boolean): SlotGroup[] {
    this.#isClosed = true;
    const byKey = new Map<string, Member[]>();
    for (const [atom, slot] of this.#slots) {
      const announced = this.announced(atom);
      if (!announced) continue;
      const key = this.groupKey(atom);
      const members = byKey.get(key) ?? [];
      members.push({ slot, announced });
      byKey.set(key, members);
    }
    const parted = [...byKey.values()].flatMap((members) => {
      if (members.length < fewestParted) return [members];
      const apart = members.filter(({ slot }) => isApart(slot));
      const others = members.filter(({ slot }) => !isApart(slot));
      return [apart, others].filter(({ length }) => length > 0);
    });
    const groups = parted.map((members) => this.#groupOf(members, searched));
    this.#made = new Map(groups.map((group) => [group.members[0] as number, group]));
    return groups;
  }

  #groupOf(members: readonly Member[], searched: SearchedText): SlotGroup {
    const [first] = members as readonly [Member];
    const made = this.#made.get(first.slot);
    if (made?.members.length === members.length && members.every(({ slot }, at) => slot === made.members[at]))
      return made;
    const { of, folding } = first.announced;
    const finder = new SlotFinder(members, folding, searched);
    const group =
      of === 'every'
        ? new EveryGroup(members, folding, finder, searched)
        : new FieldGroup(of.field, finder, this.#compiler.cells);
    return { group, members: members.map(({ slot }) => slot) };
  }

  matcherOf(slot: number): Matcher {
    return this.#compiler.compile(this.#atoms[slot] as Atom);
  }
}
