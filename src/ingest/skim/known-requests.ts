import type { Repeater } from '../../event/repeater.ts';
import type { Search } from './wanted-words.ts';

/** The parts of a record as they stand in its bytes, each with its members in the order of the record. */
export interface RequestKey {
  readonly kind: string;
  readonly resource: string;
  readonly principal: string;
}

/** Requests of one kind: whatever they were done to, and whoever did it. */
export interface KnownKind {
  readonly format: string;
  readonly search: Search | undefined;
}

/** Beyond these, records of further kinds, resources and principals are read one by one. */
const mostOfEach = 30_000;
/** Longer parts are not remembered. */
const longestPart = 1000;

/** What records of the Activity Log taught, part by part: kinds and principals repeat, whatever the resource. */
export class KnownRequests {
  /** Undefined: each of them must be read. */
  readonly #kinds = new Map<string, KnownKind | undefined>();
  readonly #resources = new Map<string, Repeater>();
  readonly #principals = new Set<string>();

  kindOf({ kind }: RequestKey): KnownKind | undefined {
    return this.#kinds.get(kind);
  }

  /** Observes others of the resource; undefined where it, or the principal, was not met yet. */
  repeaterOf({ resource, principal }: RequestKey): Repeater | undefined {
    return this.#principals.has(principal) ? this.#resources.get(resource) : undefined;
  }

  /** Whether a record of these parts can teach anything. */
  canLearn({ kind, resource, principal }: RequestKey): boolean {
    if (this.#kinds.has(kind) && this.#kinds.get(kind) === undefined) return false;
    return [kind, resource, principal].every(({ length }) => length <= longestPart);
  }

  knownParts({ kind, resource, principal }: RequestKey): Readonly<Record<keyof RequestKey, boolean>> {
    return {
      kind: this.#kinds.has(kind),
      resource: this.#resources.has(resource),
      principal: this.#principals.has(principal),
    };
  }

  learn(key: RequestKey, known: KnownKind, repeater: Repeater): void {
    if (this.#kinds.size < mostOfEach && !this.#kinds.has(key.kind)) this.#kinds.set(key.kind, known);
    if (this.#resources.size < mostOfEach && !this.#resources.has(key.resource))
      this.#resources.set(key.resource, repeater);
    if (this.#principals.size < mostOfEach) this.#principals.add(key.principal);
  }

  /** Records of this kind must be read. */
  refuse({ kind }: RequestKey): void {
    if (this.#kinds.size < mostOfEach) this.#kinds.set(kind, undefined);
  }
}
