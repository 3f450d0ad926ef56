import type { Leaf } from '../pred.ts';
import type { Folding, TextView } from '../value-test.ts';
import { literalOf, type RequiredLiteral } from './literal.ts';

/** Leaves that one automaton or hash table over one view of one field can decide together. */
export interface LeafGroup {
  readonly field: string;
  readonly analyser: TextView;
  readonly folding: Folding;
  readonly leaves: readonly { readonly leaf: Leaf; readonly literal: RequiredLiteral }[];
}

export interface LeafGroups {
  readonly groups: readonly LeafGroup[];
  /** Leaves that no literal announces. */
  readonly others: readonly Leaf[];
}

export function groupLeaves(leaves: Iterable<Leaf>): LeafGroups {
  const groups = new Map<string, LeafGroup & { leaves: LeafGroup['leaves'][number][] }>();
  const others: Leaf[] = [];
  for (const leaf of leaves) {
    const literal = literalOf(leaf.test);
    if (!literal) {
      others.push(leaf);
      continue;
    }
    const { analyser, folding } = literal;
    const key = `${analyser} ${folding} ${leaf.field}`;
    const group = groups.get(key) ?? { field: leaf.field, analyser, folding, leaves: [] };
    group.leaves.push({ leaf, literal });
    groups.set(key, group);
  }
  return { groups: [...groups.values()], others };
}
