import type { Atom, Pred } from '../../plan/pred.ts';
import type { Slots } from './slots.ts';
import { triggersOf, weightOf } from './triggers.ts';

/** Which slots wake which rules, given as places in the list of rules. */
export interface WakePlan {
  readonly bySlot: ReadonlyMap<number, readonly number[]>;
  /** Rules without a text that announces them: asked for every event. */
  readonly always: readonly number[];
}

/** How many of the events that were seen set a slot, from 0 to 1; undefined where nobody looked. */
export type ShareOf = (slot: number) => number | undefined;

/** A rule may be woken this often in vain if that spares a look at a field in every event. */
const bearable = 0.02;

/**
 * What has been in few events so far wakes a rule, and of what has been in none that which looks rarest. Rules that only a field of few others
 * wakes are woken by another field where that is rare too: every field that wakes is read in every event.
 */
export function planWakes(rules: readonly (readonly Pred[])[], slots: Slots, shareOf: ShareOf): WakePlan {
  const weights = new Map<Atom, number>();
  const weigh = (atom: Atom): number => {
    let weight = weights.get(atom);
    if (weight === undefined) {
      weight = slots.announced(atom) ? weightBy(atom, shareOf(slots.slotOf(atom))) : Number.NEGATIVE_INFINITY;
      weights.set(atom, weight);
    }
    return weight;
  };
  const triggers = rules.map((rest) => triggersOf(rest, weigh));
  const byGroup = new Map<string, Set<number>>();
  triggers.forEach((atoms, rule) => {
    for (const atom of atoms ?? []) {
      const key = slots.groupKey(atom);
      byGroup.set(key, (byGroup.get(key) ?? new Set()).add(rule));
    }
  });
  const without = new Set<string>();
  for (const [key, members] of [...byGroup].sort(([, a], [, b]) => a.size - b.size)) {
    without.add(key);
    const others = new Map<number, readonly Atom[]>();
    for (const rule of members) {
      const atoms = triggersOf(rules[rule] as readonly Pred[], (atom) =>
        without.has(slots.groupKey(atom)) ? Number.NEGATIVE_INFINITY : weigh(atom),
      );
      const isRare = atoms?.every((atom) => (shareOf(slots.slotOf(atom)) ?? 1) <= bearable);
      if (!atoms || !isRare) break;
      others.set(rule, atoms);
    }
    if (others.size < members.size) without.delete(key);
    else for (const [rule, atoms] of others) triggers[rule] = atoms;
  }
  return bySlots(triggers, slots);
}

function weightBy(atom: Atom, share: number | undefined): number {
  return share ? -share : weightOf(atom) + (share === 0 ? 1e6 : 0);
}

function bySlots(triggers: readonly (readonly Atom[] | undefined)[], slots: Slots): WakePlan {
  const bySlot = new Map<number, number[]>();
  const always: number[] = [];
  triggers.forEach((atoms, rule) => {
    if (!atoms) always.push(rule);
    for (const atom of atoms ?? []) {
      const slot = slots.slotOf(atom);
      const rulesOf = bySlot.get(slot);
      if (rulesOf) rulesOf.push(rule);
      else bySlot.set(slot, [rule]);
    }
  });
  return { bySlot, always };
}
