/** Hostile data may name a new kind in every event. */
const mostKinds = 4096;

interface Level extends Map<string, Level | string> {}

/**
 * Names kinds by their parts: always the same text for the same parts. Whoever looks a kind up need not hash its name again and again, and
 * none is put together for events of a kind that is known.
 */
export class Kinds {
  readonly #root: Level = new Map();
  #size = 0;

  of(...parts: readonly string[]): string {
    let level = this.#root;
    const last = parts.length - 1;
    for (let at = 0; at < last; at++) {
      const part = parts[at] as string;
      let next = level.get(part);
      if (next === undefined || typeof next === 'string') {
        next = new Map<string, Level | string>();
        level.set(part, next);
      }
      level = next;
    }
    const known = level.get(parts[last] as string);
    if (typeof known === 'string') return known;
    const kind = parts.map((part) => JSON.stringify(part)).join(' ');
    if (this.#size++ >= mostKinds) {
      this.#root.clear();
      this.#size = 0;
    } else {
      level.set(parts[last] as string, kind);
    }
    return kind;
  }
}
