import type { RawText } from '../../event/raw-text.ts';
import type { Folding } from '../../plan/value-test.ts';
import type { Announced } from './announce.ts';
import type { SearchedText } from './searched-text.ts';
import type { Sought } from './sought.ts';
import { TextFinder } from './text-finder.ts';

/** An atom that texts in values announce, and its slot. */
export interface Member {
  readonly slot: number;
  readonly announced: Announced;
}

export const noSlots: readonly never[] = [];

/** Tells which atoms a value announces, all of them in one folding: the slots of those that hold, or may hold, where one may be twice. */
export class SlotFinder {
  readonly #folding: Folding;
  readonly #searched: SearchedText;
  readonly #finder: TextFinder;
  /** By text sought: the atom that it announces. */
  readonly #memberOf: readonly { readonly slot: number; readonly verify: Announced['verify'] }[];
  readonly #beyondAscii: readonly number[];

  constructor(members: readonly Member[], folding: Folding, searched: SearchedText) {
    this.#folding = folding;
    this.#searched = searched;
    const sought: Sought[] = [];
    this.#memberOf = members.flatMap(({ slot, announced: { sought: own, verify } }) => {
      sought.push(...own);
      return own.map(() => ({ slot, verify }));
    });
    this.#finder = new TextFinder(sought, folding);
    this.#beyondAscii = members.filter(({ announced }) => announced.isAsciiOnly).map(({ slot }) => slot);
  }

  inText(text: string): readonly number[] {
    this.#searched.load(text, this.#folding);
    return this.#slots();
  }

  /** Undefined where its bytes are not enough. */
  inJson({ bytes, from, to }: RawText): readonly number[] | undefined {
    return this.#searched.loadJson(bytes, from, to, this.#folding) ? this.#slots() : undefined;
  }

  #slots(): readonly number[] {
    const searched = this.#searched;
    const { found } = this.#finder;
    const count = this.#finder.find(searched);
    if (count === 0 && searched.isAscii) return noSlots;
    const slots: number[] = [];
    for (let at = 0; at < count; at++) {
      const member = this.#memberOf[found[at] as number];
      if (member && (!member.verify || member.verify(searched.whole))) slots.push(member.slot);
    }
    if (!searched.isAscii) slots.push(...this.#beyondAscii);
    return slots;
  }
}
