import { type FieldType, familyOf } from './field-type.ts';
import { knownLayers } from './known-layers.ts';
import { holdsFields, type TypeEntry, type TypeLayer } from './type-layer.ts';

/** The types of fields, as lowering a query needs them. Every path has a type. */
export interface FieldTypes {
  typeOf(path: string): FieldType;
  /** The known paths that a pattern covers, multi-fields included, in code-unit order. */
  expand(covers: (path: string) => boolean): readonly string[];
}

/**
 * Types from the user's mapping, then from what our readers know, then from ECS. For every other path:
 * `x.caseless` is the lower-cased view of `x`; `x.text` of a known keyword is its analysed view; `x.keyword` is the
 * exact view of `x`; a path beneath a flattened field is a keyword; a path that others lie beneath is an object; the rest
 * is dynamic: text is compared exactly, numbers as numbers.
 */
export function createFieldTypes(user: TypeLayer = new Map(), known = knownLayers()): FieldTypes {
  return new LayeredTypes([user, ...known]);
}

class LayeredTypes implements FieldTypes {
  readonly #layers: readonly TypeLayer[];
  readonly #types = new Map<string, FieldType>();
  #objects: ReadonlySet<string> | undefined;
  #paths: readonly string[] | undefined;

  constructor(layers: readonly TypeLayer[]) {
    this.#layers = layers;
  }

  typeOf(path: string): FieldType {
    let type = this.#types.get(path);
    if (!type) {
      type = this.#resolve(path, 0);
      this.#types.set(path, type);
    }
    return type;
  }

  expand(covers: (path: string) => boolean): readonly string[] {
    this.#paths ??= [...new Set(this.#layers.flatMap((layer) => [...layer.keys()]))].sort();
    return this.#paths.filter(covers);
  }

  #resolve(path: string, hops: number): FieldType {
    const entry = this.#entry(path);
    // An alias may name an alias, and a careless mapping may close a circle.
    if (entry?.name === 'alias' && entry.of !== undefined && hops < 8)
      return this.#resolve(entry.of, hops + 1);
    if (entry) return this.#build(path, entry);
    return this.#view(path) ?? this.#build(path, this.#fallback(path));
  }

  #build(path: string, entry: TypeEntry): FieldType {
    const family = entry.name === 'unknown' ? 'dynamic' : (familyOf(entry.name) ?? 'keyword');
    return {
      name: entry.name,
      family,
      path: entry.of ?? path,
      analysers: family === 'text' ? (entry.analysers ?? ['standard']) : [],
      caseless: entry.caseless ?? false,
      nested: this.#nestedAbove(path),
    };
  }

  #view(path: string): FieldType | undefined {
    const dot = path.lastIndexOf('.');
    if (dot <= 0) return undefined;
    const parent = path.slice(0, dot);
    const above = this.#entry(parent);
    if (above && holdsFields.has(above.name)) return undefined;
    switch (path.slice(dot + 1)) {
      case 'caseless':
        return this.#build(path, { name: 'keyword', of: parent, caseless: true });
      case 'keyword':
        return this.#isObject(parent) ? undefined : this.#build(path, { name: 'keyword', of: parent });
      case 'text':
        return above ? this.#build(path, { name: 'text', of: parent }) : undefined;
      default:
        return undefined;
    }
  }

  #fallback(path: string): TypeEntry {
    for (const above of ancestors(path)) {
      if (this.#entry(above)?.name === 'flattened') return { name: 'flattened_key' };
    }
    return { name: this.#isObject(path) ? 'object' : 'unknown' };
  }

  #nestedAbove(path: string): string | undefined {
    return ancestors(path).find((above) => this.#entry(above)?.name === 'nested');
  }

  #entry(path: string): TypeEntry | undefined {
    for (const layer of this.#layers) {
      const entry = layer.get(path);
      if (entry) return entry;
    }
    return undefined;
  }

  #isObject(path: string): boolean {
    if (!this.#objects) {
      const objects = new Set<string>();
      for (const layer of this.#layers) {
        for (const [known, entry] of layer) {
          if (entry.of === undefined) for (const above of ancestors(known)) objects.add(above);
        }
      }
      this.#objects = objects;
    }
    return this.#objects.has(path);
  }
}

/** `a.b` and `a` for `a.b.c`: the nearest first. */
function ancestors(path: string): string[] {
  const found: string[] = [];
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
    found.push(path.slice(0, dot));
  }
  return found;
}
