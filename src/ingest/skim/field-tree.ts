/** What is wanted of a field. */
export type FieldUse =
  /** Its value as it is written. */
  | 'value'
  /** Its text, if it has any; a value that is no text is for whoever parses. */
  | 'text'
  /** Whether it has any. */
  | 'presence'
  /** The same as of a text, of a date. */
  | 'time'
  /** Nothing, but that it is known. */
  | 'none'
  /** A record that has it is for whoever parses. */
  | 'refused';

/** One way to a wanted field, from an object around it: a name that may join several parts of the path. */
export interface Edge {
  readonly id: number;
  readonly name: Buffer;
  /** The path it ends, or undefined where it leads on to `node`. */
  readonly path: string | undefined;
  readonly use: FieldUse;
  readonly node: FieldNode | undefined;
  /** Which of the roots it is under, as a bit. */
  readonly root: number;
}

/** Longer names share a place. */
const mostLengths = 32;

const dot = 0x2e;

/** Which records with other names at a level are for whoever parses: none, those with a dot in the name, all. */
export type Strangers = 'passed' | 'dotless' | 'refused';

/** A level of the documents at which wanted fields, or ways to them, may stand. */
export class FieldNode {
  readonly #strangers: Strangers;
  readonly #byLength: (readonly Edge[] | undefined)[] = new Array(mostLengths).fill(undefined);

  constructor(strangers: Strangers = 'passed') {
    this.#strangers = strangers;
  }

  /** Whether a name that `find` does not know makes the record one for whoever parses. */
  refuses(bytes: Uint8Array, from: number, to: number): boolean {
    if (this.#strangers === 'passed') return false;
    if (this.#strangers === 'refused') return true;
    for (let at = from; at < to; at++) if (bytes[at] === dot) return true;
    return false;
  }

  add(edge: Edge): void {
    const place = Math.min(edge.name.length, mostLengths - 1);
    this.#byLength[place] = [...(this.#byLength[place] ?? []), edge];
  }

  /** The edge of a name in bytes that are written without escapes. */
  find(bytes: Uint8Array, from: number, to: number): Edge | undefined {
    const length = to - from;
    const candidates = this.#byLength[length < mostLengths ? length : mostLengths - 1];
    if (candidates === undefined) return undefined;
    for (let at = 0; at < candidates.length; at++) {
      const edge = candidates[at] as Edge;
      if (isName(edge.name, bytes, from, to)) return edge;
    }
    return undefined;
  }
}

function isName(name: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  const length = to - from;
  if (name.length !== length) return false;
  for (let at = 0; at < length; at++) if (name[at] !== bytes[from + at]) return false;
  return true;
}

/** Where a walk begins, and every way that leads on from there, by id. */
export interface Tree {
  readonly root: FieldNode;
  readonly edges: readonly Edge[];
}

export type WantedFields = Readonly<Record<Exclude<FieldUse, 'none'>, readonly string[]>>;

/**
 * Wanted fields by their dotted paths, arranged as documents hold them: nested, dotted, or both at any level (`event/fields.ts`). They
 * are looked for in the record itself and in the objects under the given names, each a root of its own.
 */
export class FieldTree implements Tree {
  readonly root = new FieldNode();
  /** By id. */
  readonly edges: Edge[] = [];

  constructor(wanted: WantedFields, innerRoots: readonly string[] = []) {
    const roots = [this.root, ...innerRoots.map(() => new FieldNode())];
    for (const [at, name] of innerRoots.entries()) {
      this.#add(this.root, {
        name: Buffer.from(name),
        path: undefined,
        use: 'value',
        node: roots[at + 1],
        root: 0,
      });
    }
    for (const [at, root] of roots.entries()) {
      for (const use of ['value', 'text', 'presence', 'time', 'refused'] as const)
        for (const path of wanted[use]) this.#grow(root, path.split('.'), path, use, 1 << at);
    }
  }

  #grow(node: FieldNode, parts: readonly string[], path: string, use: FieldUse, root: number): void {
    for (let length = 1; length <= parts.length; length++) {
      const text = parts.slice(0, length).join('.');
      const name = Buffer.from(text);
      const rest = parts.slice(length);
      const known = node.find(name, 0, name.length);
      // Whatever holds a wanted field whole must not be taken apart, nor the other way round.
      if (known && (known.node === undefined) !== (rest.length === 0))
        throw new Error(`${path} lies within another wanted field`);
      if (known?.path === path) return;
      const next = rest.length > 0 ? (known?.node ?? new FieldNode()) : undefined;
      if (!known) this.#add(node, { name, path: next ? undefined : path, use, node: next, root });
      if (next) this.#grow(next, rest, path, use, root);
    }
  }

  #add(node: FieldNode, edge: Omit<Edge, 'id'>): void {
    const whole = { ...edge, id: this.edges.length };
    this.edges.push(whole);
    node.add(whole);
  }
}
