import type { Atom, Pred } from '../../plan/pred.ts';

/** What the index knows of an atom before it is evaluated in full. */
export type Knowledge =
  /** Its slot says whether it holds. */
  | { readonly kind: 'exact'; readonly slot: number }
  /** Where its slot says no, it does not hold. */
  | { readonly kind: 'approximate'; readonly slot: number }
  | { readonly kind: 'none' };

/** Where programs end: the predicate does not hold, and it may hold. */
export const no = -1;
export const yes = -2;

/** Predicates as jumps, all in one list: test a slot, go on here if it is set and there if it is not. */
export class BitPrograms {
  /** Steps of three numbers: the slot, where to go on if it is set, where if it is not. */
  readonly #steps: number[] = [];
  readonly #knowledgeOf: (atom: Atom) => Knowledge;

  constructor(knowledgeOf: (atom: Atom) => Knowledge) {
    this.#knowledgeOf = knowledgeOf;
  }

  /** Where the program begins that asks whether all of them may hold. */
  add(items: readonly Pred[]): number {
    return this.#all(items, true, yes, no);
  }

  /** All that was added. */
  steps(): Int32Array {
    return Int32Array.from(this.#steps);
  }

  /**
   * Written from the end: whoever jumps must know whereto. Places are where to go on if the predicate (with `wanted` false: its complement) may
   * hold, and if it cannot.
   */
  #pred(pred: Pred, wanted: boolean, may: number, cannot: number): number {
    switch (pred.kind) {
      case 'true':
        return wanted ? may : cannot;
      case 'not':
        return this.#pred(pred.item, !wanted, may, cannot);
      case 'and':
        return this.#all(pred.items, wanted, may, cannot);
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

  #all(items: readonly Pred[], wanted: boolean, may: number, cannot: number): number {
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
    this.#steps.push(known.slot, wanted ? may : cannot, wanted ? cannot : may);
    return this.#steps.length - 3;
  }
}
