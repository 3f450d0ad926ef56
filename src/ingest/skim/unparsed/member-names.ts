import { type Edge, FieldNode, type Tree } from '../field-tree.ts';

/** Names beyond these, and longer ones, are left to whoever parses: hostile input may have a new name in every record. */
const mostNames = 4096;
const longestName = 64;

/** What objects have without a record's saying so, and what they put in an order of their own. */
const special = /^(?:__proto__|\d*)$/;

/** What parts a file into records that hold others: for whoever parses. */
const envelopes = new Set(['records', 'value']);

/** A level of records at which every member is wanted as it is written: its names are learned from what is walked. */
export class MemberNames extends FieldNode implements Tree {
  readonly root: FieldNode = this;
  readonly edges: Edge[] = [];
  readonly most = mostNames;
  readonly isGuessed = true;

  constructor() {
    super('refused');
  }

  override find(bytes: Uint8Array, from: number, to: number): Edge | undefined {
    return super.find(bytes, from, to) ?? this.#learn(bytes, from, to);
  }

  #learn(bytes: Uint8Array, from: number, to: number): Edge | undefined {
    if (this.edges.length === mostNames || to - from > longestName) return undefined;
    const name = Buffer.from(bytes.subarray(from, to));
    const path = name.toString('latin1');
    const use = special.test(path) || envelopes.has(path) ? 'refused' : 'value';
    const edge: Edge = { id: this.edges.length, name, path, use, node: undefined, root: 1, next: undefined };
    this.edges.push(edge);
    this.add(edge);
    return edge;
  }
}
