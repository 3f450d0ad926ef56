import {
  claimsMember,
  kindMembers,
  kindPresences,
  otherMembers,
  principalMembers,
  refusedClaims,
  refusedProperties,
  resourceMembers,
  timeMember,
} from '../formats/azure/telling-members.ts';
import { type Edge, FieldNode, type FieldUse, type Strangers, type Tree } from './field-tree.ts';

/** What a member is a part of. */
export type RequestPart = 'kind' | 'resource' | 'principal';

/**
 * The members of Activity Log records that tell, as they are written there: names hold dots, and none is joined. Unlike documents, whose
 * other fields are nobody's concern, a record with a member that is not known is for whoever parses.
 */
export class RequestTree implements Tree {
  readonly root = new FieldNode('refused');
  readonly edges: Edge[] = [];
  /** By edge. */
  readonly parts: (RequestPart | undefined)[] = [];

  constructor() {
    const identity = this.#level(this.root, 'identity', 'refused');
    const claims = this.#level(identity, claimsMember.split('.')[1] as string, 'passed');
    const properties = this.#level(this.root, 'properties', 'dotless');
    this.#add(identity, 'authorization', 'none');
    this.#add(this.root, timeMember, 'time');
    for (const name of otherMembers) this.#add(this.root, name, 'none');
    for (const name of refusedProperties) this.#add(properties, name, 'refused');
    for (const name of refusedClaims) this.#add(claims, name, 'refused');
    for (const name of principalMembers) this.#add(claims, name, 'value', 'principal');
    for (const [part, use, paths] of [
      ['kind', 'value', kindMembers],
      ['kind', 'presence', kindPresences],
      ['resource', 'value', resourceMembers],
    ] as const) {
      for (const path of paths) {
        const [name = '', inner] = path.split('.');
        if (inner === undefined) this.#add(this.root, name, use, part);
        else this.#add(properties, inner, use, part);
      }
    }
  }

  #level(around: FieldNode, name: string, strangers: Strangers): FieldNode {
    const node = new FieldNode(strangers);
    this.#add(around, name, 'value', undefined, node);
    return node;
  }

  #add(to: FieldNode, name: string, use: FieldUse, part?: RequestPart, node?: FieldNode): void {
    const path = node ? undefined : name;
    const edge = { id: this.edges.length, name: Buffer.from(name), path, use, node, root: 1 };
    this.edges.push(edge);
    this.parts.push(part);
    to.add(edge);
  }
}
