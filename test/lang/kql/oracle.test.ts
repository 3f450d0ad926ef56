import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, test } from 'node:test';
import { createFieldTypes } from '../../../src/event/field-types/field-types.ts';
import { readMapping } from '../../../src/event/field-types/read-mapping.ts';
import { matches } from '../../../src/exec/matches.ts';
import { referenceMatches } from '../../../src/exec/reference/reference-matches.ts';
import { compileKql } from '../../../src/lang/kql/compile.ts';
import { PredPool } from '../../../src/plan/pred-pool.ts';
import { type KqlSearch, readSearches, type SearchFile } from '../support/kql-searches.ts';
import { noData, sharedFile } from '../support/shared-data.ts';
import known from './known-differences.json' with { type: 'json' };

const files = [
  '20_kql_match_query.yml',
  '30_kql_range_query.yml',
  '40_kql_exist_query.yml',
  '50_kql_nested_fields_query.yml',
  '70_kql_wildcard_query.yml',
];
const now = Date.UTC(2026, 10, 21);

describe('searches of Elasticsearch over documents', () => {
  for (const name of files) {
    const file = sharedFile(`oracles/kql/${name}`);
    test(name, { skip: file ? false : noData }, (t) => {
      const suite = readSearches(file as string);
      const differences: Readonly<Record<string, string>> = known.searches;
      const wrong: string[] = [];
      for (const search of suite.searches) {
        const key = `${basename(search.file)} ${search.query}`;
        const problem = check(suite, search);
        if ((problem !== undefined) !== key in differences)
          wrong.push(`${key}: ${problem ?? 'passes, yet is listed'}`);
      }
      assert.deepEqual(wrong, []);
      assert.ok(suite.searches.length > 0);
      t.diagnostic(`oracle: ${suite.searches.length} cases of kql`);
    });
  }
});

function check({ mapping, documents }: SearchFile, search: KqlSearch): string | undefined {
  const types = createFieldTypes(readMapping(mapping, 'mapping').layer, []);
  const { lowered, diagnostics } = compileKql(search.query, { pool: new PredPool(), types, now });
  if (search.fails) return lowered ? 'is accepted' : undefined;
  if (!lowered) return diagnostics.map(({ message }) => message).join('; ');
  const hits = documents.filter((document) => matches(lowered.pred, document)).map(({ id }) => id);
  const plain = documents.filter((document) => referenceMatches(lowered.pred, document)).map(({ id }) => id);
  assert.deepEqual(hits, plain);
  if (search.total !== undefined && hits.length !== search.total)
    return `hits ${hits.join(', ') || 'nothing'}`;
  const missing = search.ids.find(([, id]) => !hits.includes(id));
  return missing && `lacks ${missing[1]}`;
}

/** The suite of refused queries speaks of fields by what they are mapped as. */
const named = readMapping(
  {
    properties: {
      mapped_string: { type: 'keyword' },
      mapped_string_2: { type: 'keyword' },
      mapped_nested: {
        type: 'nested',
        properties: { mapped_string: { type: 'keyword' }, mapped_string_2: { type: 'keyword' } },
      },
      not_nested: { properties: { mapped_string: { type: 'keyword' } } },
    },
  },
  'mapping',
).layer;

describe('queries that a parser must accept, must refuse', () => {
  const lists = [
    { name: 'supported-queries', isAccepted: true },
    { name: 'unsupported-queries', isAccepted: false },
  ] as const;
  for (const { name, isAccepted } of lists) {
    const file = sharedFile(`oracles/kql/${name}`);
    test(name, { skip: file ? false : noData }, (t) => {
      const queries = readFileSync(file as string, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '');
      const differences: Readonly<Record<string, string>> = known[name];
      const options = { pool: new PredPool(), types: createFieldTypes(named, []), now };
      const wrong = queries.filter((query) => {
        const isRight = (compileKql(query, options).lowered !== undefined) === isAccepted;
        return isRight === query in differences;
      });
      assert.deepEqual(wrong, []);
      t.diagnostic(`oracle: ${queries.length} cases of kql`);
    });
  }
});
