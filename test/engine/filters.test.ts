import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { filterPred } from '../../src/engine/filter/filter-pred.ts';
import { UnsupportedFilter } from '../../src/engine/filter/unsupported-filter.ts';
import { createFieldTypes } from '../../src/event/field-types/field-types.ts';
import type { JsonObject } from '../../src/event/json.ts';
import { matches } from '../../src/exec/matches.ts';
import { referenceMatches } from '../../src/exec/reference/reference-matches.ts';
import { PredPool } from '../../src/plan/pred-pool.ts';
import { printPred } from '../../src/plan/print.ts';

interface Case {
  readonly name: string;
  readonly filter: JsonObject;
  readonly hits: readonly JsonObject[];
  readonly misses: readonly JsonObject[];
}

const cases = parse(readFileSync(new URL('cases/filters.yaml', import.meta.url), 'utf8')) as Case[];
const lower = (filter: JsonObject) =>
  filterPred(filter, { pool: new PredPool(), types: createFieldTypes(), now: Date.UTC(2026, 0, 5) });

describe('a filter lets pass what it means', () => {
  for (const { name, filter, hits, misses } of cases) {
    test(name, () => {
      const { pred } = lower(filter);
      for (const [docs, expected] of [
        [hits, true],
        [misses, false],
      ] as const) {
        for (const doc of docs) {
          const about = `${printPred(pred)}\non ${JSON.stringify(doc)}`;
          assert.equal(matches(pred, { doc }), expected, about);
          assert.equal(referenceMatches(pred, { doc }), expected, `reference: ${about}`);
        }
      }
    });
  }
});

const refused: readonly JsonObject[] = [
  {},
  { query: { match_phrase: { a: 'x' }, term: { b: 'y' } } },
  { query: { match_phrase: { a: 'x', b: 'y' } } },
  { query: { match_phrase: { a: { query: 'x y', slop: 2 } } } },
  { query: { regexp: { a: 'x.*' } } },
  { query: { query_string: { query: 'a:x' } } },
  { query: { script: { script: { source: 'true' } } } },
  { query: { bool: { should: [{ match_all: {} }], minimum_should_match: 2 } } },
  { query: { range: { 'destination.port': { gte: 'high' } } } },
  { meta: { type: 'combined', relation: 'AND' } },
  { query: { wildcard: { a: 'x*'.repeat(10_000) } } },
];
for (const filter of refused) {
  test(`refused: ${JSON.stringify(filter).slice(0, 80)}`, () => {
    assert.throws(() => lower(filter), UnsupportedFilter);
  });
}
