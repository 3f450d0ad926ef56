import type { Expr } from './expr.ts';
import type { And, AnyField, Exists, IsTrue, Leaf, Nested, Not, Or, Pred, True } from './pred.ts';
import { printExpr } from './print-expr.ts';
import { printTest } from './print-test.ts';
import type { LeafTest, ValueTest } from './value-test.ts';

/**
 * Makes the predicates of a rule set. What means the same in the same words is the same object, so that rules share
 * leaves; conjunctions and disjunctions are flat and without repetition, and a double negation is none.
 */
export class PredPool {
  readonly all: True;
  /** Holds for no event. */
  readonly none: Not;
  readonly #nodes = new Map<string, Pred>();
  readonly #leaves: Leaf[] = [];
  readonly #leavesOf = new Map<string, Map<string, Leaf>>();
  #ids = 0;

  constructor() {
    this.all = this.#intern('true', (id): True => ({ kind: 'true', id }));
    this.none = this.#intern('none', (id): Not => ({ kind: 'not', id, item: this.all }));
  }

  /** Every leaf made so far, by index. */
  get leaves(): readonly Leaf[] {
    return this.#leaves;
  }

  leaf(field: string, test: LeafTest, values: Leaf['values'] = 'any'): Leaf {
    // Names of computed fields are long, and thousands of leaves ask for the same: they are not to be hashed for each anew.
    let known = this.#leavesOf.get(field);
    if (!known) {
      known = new Map();
      this.#leavesOf.set(field, known);
    }
    const key = `${values} ${testKey(test)}`;
    let leaf = known.get(key);
    if (!leaf) {
      leaf = { kind: 'leaf', id: this.#ids++, index: this.#leaves.length, field, test, values };
      this.#leaves.push(leaf);
      known.set(key, leaf);
    }
    return leaf;
  }

  exists(field: string, of: Exists['of'] = 'value'): Exists {
    return this.#intern(`exists ${of} ${field}`, (id): Exists => ({ kind: 'exists', id, field, of }));
  }

  anyField(fields: string, test: ValueTest | undefined): AnyField {
    const key = `any ${JSON.stringify(fields)} ${test ? printTest(test) : ''}`;
    return this.#intern(key, (id): AnyField => ({ kind: 'anyField', id, fields, test }));
  }

  isTrue(expr: Expr): IsTrue {
    return this.#intern(`is-true ${printExpr(expr)}`, (id): IsTrue => ({ kind: 'isTrue', id, expr }));
  }

  nested(path: string, item: Pred): Pred {
    if (item === this.none) return this.none;
    return this.#intern(`nested ${item.id} ${path}`, (id): Nested => ({ kind: 'nested', id, path, item }));
  }

  not(item: Pred): Pred {
    if (item.kind === 'not') return item.item;
    if (item === this.all) return this.none;
    return this.#intern(`not ${item.id}`, (id): Not => ({ kind: 'not', id, item }));
  }

  and(items: readonly Pred[]): Pred {
    const found = this.#flat(items, 'and', this.all, this.none);
    if (!Array.isArray(found)) return found;
    return this.#intern(`and ${key(found)}`, (id): And => ({ kind: 'and', id, items: found }));
  }

  or(items: readonly Pred[]): Pred {
    const found = this.#flat(items, 'or', this.none, this.all);
    if (!Array.isArray(found)) return found;
    return this.#intern(`or ${key(found)}`, (id): Or => ({ kind: 'or', id, items: found }));
  }

  #flat(items: readonly Pred[], kind: 'and' | 'or', neutral: Pred, decisive: Pred): Pred[] | Pred {
    const [only] = items;
    if (only && items.length === 1) return only;
    const found = new Set<Pred>();
    for (const item of items) {
      for (const part of item.kind === kind ? item.items : [item]) {
        if (part !== neutral) found.add(part);
      }
    }
    for (const part of found) {
      if (part === decisive || (part.kind === 'not' && found.has(part.item))) return decisive;
    }
    const flat = [...found];
    return flat.length > 1 ? flat : (flat[0] ?? neutral);
  }

  #intern<T extends Pred>(text: string, make: (id: number) => T): T {
    const known = this.#nodes.get(text);
    // The text begins with the kind, so what is found is what `make` would make.
    if (known) return known as T;
    const node = make(this.#ids++);
    this.#nodes.set(text, node);
    return node;
  }
}

/** Different for tests that differ. Of most tests it is made without looking through the text. */
function testKey(test: LeafTest): string {
  return 'analyser' in test && 'operand' in test && typeof test.operand === 'string'
    ? `${test.op} ${test.analyser} ${test.folding} ${test.operand}`
    : printTest(test);
}

function key(items: readonly Pred[]): string {
  return items.map(({ id }) => id).join(' ');
}
