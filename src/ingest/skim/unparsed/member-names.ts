import { beginsWith, type Edge, FieldNode, type Tree } from '../field-tree.ts';

/** Names beyond these, and longer ones, are left to whoever parses: hostile input may have a new name in every record. */
const mostNames = 4096;
const longestName = 64;
/** Twice as many, so that half of them stay free. */
const places = 2 * mostNames;
/** Hostile names may share a hash: those that are further from their place are left to whoever parses. */
const mostSteps = 32;

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
  readonly #byHash: (Edge | undefined)[] = new Array(places).fill(undefined);

  constructor() {
    super('refused');
  }

  override find(bytes: Uint8Array, from: number, to: number): Edge | undefined {
    let place = hashOf(bytes, from, to) % places;
    for (let step = 0; step < mostSteps; step++) {
      const edge = this.#byHash[place];
      if (edge === undefined) return this.#learn(bytes, from, to, place);
      if (edge.name.length === to - from && beginsWith(edge.name, bytes, from)) return edge;
      place = (place + 1) % places;
    }
    return undefined;
  }

  #learn(bytes: Uint8Array, from: number, to: number, place: number): Edge | undefined {
    if (this.edges.length === mostNames || to - from > longestName) return undefined;
    const name = Buffer.from(bytes.subarray(from, to));
    const path = name.toString('latin1');
    const use = special.test(path) || envelopes.has(path) ? 'refused' : 'value';
    const edge: Edge = { id: this.edges.length, name, path, use, node: undefined, root: 1, next: undefined };
    this.edges.push(edge);
    this.#byHash[place] = edge;
    return edge;
  }
}

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = to - from;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
