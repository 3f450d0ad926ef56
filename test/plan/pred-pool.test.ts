import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { referenceMatches } from '../../src/exec/reference/reference-matches.ts';
import type { Pred } from '../../src/plan/pred.ts';
import { PredPool } from '../../src/plan/pred-pool.ts';
import { printPred } from '../../src/plan/print.ts';
import { textTest } from '../../src/plan/value-tests.ts';
import { visitPred } from '../../src/plan/visit.ts';
import { anyDocument, anySketch } from '../exec/support/arbitrary.ts';

/** Takes every factory at its word. */
class PlainPool extends PredPool {
  /** Each its own: what is nested is told by the id of its item. */
  #id = 0;

  override and(items: readonly Pred[]): Pred {
    return { kind: 'and', id: --this.#id, items };
  }
  override or(items: readonly Pred[]): Pred {
    return { kind: 'or', id: --this.#id, items };
  }
  override not(item: Pred): Pred {
    return { kind: 'not', id: --this.#id, item };
  }
}

describe('normalisation', () => {
  test('keeps the meaning', () => {
    fc.assert(
      fc.property(anySketch, anyDocument, (sketch, doc) => {
        const plain = sketch(new PlainPool());
        const normal = sketch(new PredPool());
        assert.equal(referenceMatches(normal, { doc }), referenceMatches(plain, { doc }), printPred(plain));
      }),
      { numRuns: 3_000 },
    );
  });

  test('gives flat junctions of two or more different items, and no double negation', () => {
    fc.assert(
      fc.property(anySketch, (sketch) => {
        const pool = new PredPool();
        visitPred(sketch(pool), (node) => {
          if (node.kind === 'and' || node.kind === 'or') {
            assert.ok(node.items.length > 1);
            assert.equal(new Set(node.items).size, node.items.length);
            assert.ok(
              node.items.every((item) => item.kind !== node.kind && item !== pool.all && item !== pool.none),
            );
          }
          if (node.kind === 'not') assert.notEqual(node.item.kind, 'not');
        });
      }),
    );
  });

  test('gives one object for one meaning in the same words', () => {
    fc.assert(
      fc.property(anySketch, (sketch) => {
        const pool = new PredPool();
        assert.equal(sketch(pool), sketch(pool));
        assert.deepEqual(
          pool.leaves.map(({ index }) => index),
          [...pool.leaves.keys()],
        );
      }),
    );
  });

  test('knows what is always and what is never so', () => {
    const pool = new PredPool();
    const [a, b] = ['a', 'b'].map((text) => pool.leaf('x', textTest('equals', text))) as [Pred, Pred];
    assert.equal(pool.and([]), pool.all);
    assert.equal(pool.or([]), pool.none);
    assert.equal(pool.and([a, pool.not(a), b]), pool.none);
    assert.equal(pool.or([b, pool.or([a, pool.not(a)])]), pool.all);
    assert.equal(pool.and([a, pool.all, a]), a);
    assert.equal(pool.not(pool.not(a)), a);
    assert.equal(pool.not(pool.none), pool.all);
    assert.equal(pool.nested('n', pool.none), pool.none);
  });

  test('case that makes no difference makes no other leaf', () => {
    const pool = new PredPool();
    assert.equal(
      pool.leaf('x', textTest('contains', '1-2', 'caseless')),
      pool.leaf('x', textTest('contains', '1-2')),
    );
    assert.equal(
      pool.leaf('x', textTest('equals', 'AB', 'caseless')),
      pool.leaf('x', textTest('equals', 'ab', 'caseless')),
    );
    assert.notEqual(
      pool.leaf('x', textTest('equals', 'ab')),
      pool.leaf('x', textTest('equals', 'ab', 'caseless')),
    );
  });
});
