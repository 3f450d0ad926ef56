import type { JsonValue } from '../../event/json.ts';
import type { JsonWalk } from './json-walk.ts';

export interface SignatureParts {
  readonly hash: number;
  /** Which texts and presences there are, as bits. */
  readonly noticed: number;
  readonly edges: readonly number[];
  /** As they stand in the bytes, by edge. */
  readonly values: readonly Uint8Array[];
}

/** All that decides what a record is, as it stands in the bytes: which values, where, and which texts there are. */
export class Signature {
  readonly hash: number;
  readonly noticed: number;
  readonly #edges: readonly number[];
  readonly #values: readonly Buffer[];

  constructor({ hash, noticed, edges, values }: SignatureParts) {
    this.hash = hash;
    this.noticed = noticed;
    this.#edges = edges;
    this.#values = values.map((value) => Buffer.from(value.buffer, value.byteOffset, value.length));
  }

  static of(walk: JsonWalk, bytes: Buffer, hash: number, noticed: number): Signature {
    const edges: number[] = [];
    const values: Buffer[] = [];
    for (let at = 0; at < walk.count; at++) {
      const edge = walk.edges[at];
      if (edge?.use !== 'value') continue;
      edges.push(edge.id);
      values.push(Buffer.from(bytes.subarray(walk.from[at], walk.to[at])));
    }
    return new Signature({ hash, noticed, edges, values });
  }

  /** For another thread, whose tree has the same edges. */
  get parts(): SignatureParts {
    return {
      hash: this.hash,
      noticed: this.noticed,
      edges: this.#edges,
      values: this.#values.map((value) => Uint8Array.from(value)),
    };
  }

  /** Whether the record walked last has the same. */
  fits(walk: JsonWalk, bytes: Uint8Array, noticed: number): boolean {
    if (noticed !== this.noticed) return false;
    let next = 0;
    for (let at = 0; at < walk.count; at++) {
      const edge = walk.edges[at];
      if (edge === undefined || edge.use !== 'value') continue;
      const value = this.#values[next];
      if (value === undefined || this.#edges[next] !== edge.id) return false;
      if (!isSame(value, bytes, walk.from[at] as number, walk.to[at] as number)) return false;
      next++;
    }
    return next === this.#edges.length;
  }

  equals(other: Signature): boolean {
    return (
      this.noticed === other.noticed &&
      this.#edges.length === other.#edges.length &&
      this.#edges.every((edge, at) => edge === other.#edges[at]) &&
      this.#values.every((value, at) => value.equals(other.#values[at] as Buffer))
    );
  }

  /** The values, parsed. */
  values(): JsonValue[] {
    return this.#values.map((value) => JSON.parse(value.toString()) as JsonValue);
  }
}

function isSame(value: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  const length = to - from;
  if (value.length !== length) return false;
  for (let at = 0; at < length; at++) if (value[at] !== bytes[from + at]) return false;
  return true;
}

/** Only the last bytes of a value are mixed in: ids differ there as much as elsewhere, and the signature settles the rest. */
const mixedBytes = 8;

/** A number for the values of the record walked last: the same for the same values. */
export function hashOf(walk: JsonWalk, bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < walk.count; at++) {
    const edge = walk.edges[at];
    if (edge === undefined || edge.use !== 'value') continue;
    const from = walk.from[at] as number;
    const to = walk.to[at] as number;
    hash = Math.imul(hash ^ edge.id, 0x01000193) ^ (to - from);
    for (let byte = Math.max(from, to - mixedBytes); byte < to; byte++)
      hash = Math.imul(hash ^ (bytes[byte] as number), 0x01000193);
  }
  return hash;
}
