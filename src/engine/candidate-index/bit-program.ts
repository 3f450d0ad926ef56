import type { Atom, Pred } from '../../plan/pred.ts';

/** What the index knows of an atom before it is evaluated in full. */
export type Knowledge =
  /** Its slot says whether it holds. */
  | { readonly kind: 'exact'; readonly slot: number }
  /** Where its slot says no, it does not hold. */
  | { readonly kind: 'approximate'; readonly slot: number }
  | { readonly kind: 'none' };

const no = -1;
const yes = -2;

/** A predicate as jumps: test a slot, go on here if it is set and there if it is not. */
export class BitProgram {
  readonly #slots: Int32Array;
  readonly #ifSet: Int32Array;
  readonly #ifClear: Int32Array;
  readonly #entry: number;

  constructor(items: readonly Pred[], knowledgeOf: (atom: Atom) => Knowledge) {
    const code = new Code(knowledgeOf);
    this.#entry = code.all(items, true, yes, no);
    this.#slots = Int32Array.from(code.slots);
    this.#ifSet = Int32Array.from(code.ifSet);
    this.#ifClear = Int32Array.from(code.ifClear);
  }

  /** False only where the predicate does not hold. */
  mayHold(isSet: (slot: number) => boolean): boolean {
    let at = this.#entry;
    while (at >= 0) {
      at = (isSet(this.#slots[at] as number) ? this.#ifSet[at] : this.#ifClear[at]) as number;
    }
    return at === yes;
  }
}

/** Written from the end: whoever jumps must know whereto. */
class Code {
  readonly slots: number[] = [];
  readonly ifSet: number[] = [];
  readonly ifClear: number[] = [];
  readonly #knowledgeOf: (atom: Atom) => Knowledge;

  constructor(knowledgeOf: (atom: Atom) => Knowledge) {
    this.#knowledgeOf = knowledgeOf;
  }

  /** Places are where to go on if the predicate (with `wanted` false: its complement) may hold, and if it cannot. */
  #pred(pred: Pred, wanted: boolean, may: number, cannot: number): number {
    switch (pred.kind) {
      case 'true':
        return wanted ? may : cannot;
      case 'not':
        return this.#pred(pred.item, !wanted, may, cannot);
      case 'and':
        return this.all(pred.items, wanted, may, cannot);
      case 'or':
        return wanted
          ? this.#any(pred.items, true, may, cannot)
          : this.#every(pred.items, false, may, cannot);
      case 'nested':
        return may;
      default:
        return this.#atom(pred, wanted, may, cannot);
    }
  }

  all(items: readonly Pred[], wanted: boolean, may: number, cannot: number): number {
    return wanted ? this.#every(items, true, may, cannot) : this.#any(items, false, may, cannot);
  }

  #every(items: readonly Pred[], wanted: boolean, may: number, cannot: number): number {
    let at = may;
    for (const item of items.toReversed()) at = this.#pred(item, wanted, at, cannot);
    return at;
  }

  #any(items: readonly Pred[], wanted: boolean, may: number, cannot: number): number {
    let at = cannot;
    for (const item of items.toReversed()) at = this.#pred(item, wanted, may, at);
    return at;
  }

  #atom(atom: Atom, wanted: boolean, may: number, cannot: number): number {
    const known = this.#knowledgeOf(atom);
    if (known.kind === 'none' || (known.kind === 'approximate' && !wanted)) return may;
    this.slots.push(known.slot);
    this.ifSet.push(wanted ? may : cannot);
    this.ifClear.push(wanted ? cannot : may);
    return this.slots.length - 1;
  }
}
