import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CandidateIndex } from '../../../src/engine/candidate-index/candidate-index.ts';
import { Compiler } from '../../../src/exec/compiler.ts';
import { Frame } from '../../../src/exec/frame.ts';
import { referenceMatches } from '../../../src/exec/reference/reference-matches.ts';
import type { Pred } from '../../../src/plan/pred.ts';
import { PredPool } from '../../../src/plan/pred-pool.ts';
import { textTest } from '../../../src/plan/value-tests.ts';

const words = Array.from({ length: 90 }, (_, at) => `word${at}.`);

/** Two words of the one field or one of the other, but for a third: what is common and what is rare changes with the events. */
function rules(pool: PredPool): Pred[] {
  const has = (field: string, at: number) =>
    pool.leaf(field, textTest('contains', words[at % words.length] as string, 'caseless'));
  return words.map((_, at) =>
    pool.and([
      pool.or([pool.and([has('a', at), has('a', at * 7 + 1)]), has('b', at)]),
      pool.not(has('a', at * 11 + 5)),
    ]),
  );
}

test('what wakes rules is planned anew while events come, and none is missed', () => {
  const preds = rules(new PredPool());
  const index = new CandidateIndex(preds, new Compiler());
  const frame = new Frame();
  let state = 5;
  const draw = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  let hits = 0;
  let named = 0;
  for (let event = 0; event < 9_000; event++) {
    // At first few words are seen, and later others.
    const range = event < 4_000 ? 12 : words.length;
    const text = (count: number) =>
      Array.from({ length: count }, () => words[draw(range)]?.toUpperCase()).join(' ');
    const subject = { doc: { a: text(1 + draw(9)), ...(draw(4) === 0 && { b: text(1) }) } };
    frame.load(subject);
    const found = new Set(index.candidates(frame));
    named += found.size;
    for (const [place, pred] of preds.entries()) {
      if ((place + event) % 3 !== 0 || !referenceMatches(pred, subject)) continue;
      hits++;
      assert.ok(found.has(place), `rule ${place} on ${JSON.stringify(subject.doc)}, event ${event}`);
    }
  }
  assert.ok(hits > 1_000 && named < 6_000, `${hits} hits, ${named} named: too little`);
});

test('what was looked for only where it was asked for is not taken to be as rare everywhere', () => {
  const pool = new PredPool();
  const has = (field: string, text: string) => pool.leaf(field, textTest('contains', text, 'caseless'));
  const wordsOf = (field: string) => words.map((word) => has(field, word));
  const preds = [
    ...wordsOf('b'),
    // In half of the events the last of these is there, but never in those that hold what is rare.
    pool.and([
      pool.or(['first', 'second', 'third', 'common'].map((text) => has('b', text))),
      has('c', 'always'),
      has('a', 'rare'),
    ]),
  ];
  const index = new CandidateIndex(preds, new Compiler());
  const frame = new Frame();
  let reads = 0;
  for (let event = 0; event < 9_000; event++) {
    const isRare = event % 100 === 0;
    if (event === 8_500) reads = 0;
    const doc = {
      a: isRare ? 'rare' : `plain ${event}`,
      b: !isRare && event % 2 === 1 ? `common ${event}` : `nothing ${event}`,
      get c() {
        reads++;
        return 'always';
      },
    };
    frame.load({ doc });
    assert.deepEqual(index.candidates(frame), []);
  }
  assert.equal(reads, 0);
});
