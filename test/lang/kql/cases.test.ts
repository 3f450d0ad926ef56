import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { createFieldTypes } from '../../../src/event/field-types/field-types.ts';
import { readMapping } from '../../../src/event/field-types/read-mapping.ts';
import type { JsonObject } from '../../../src/event/json.ts';
import { matches } from '../../../src/exec/matches.ts';
import { referenceMatches } from '../../../src/exec/reference/reference-matches.ts';
import { compileKql } from '../../../src/lang/kql/compile.ts';
import { PredPool } from '../../../src/plan/pred-pool.ts';
import { printPred } from '../../../src/plan/print.ts';

interface Case {
  readonly name: string;
  readonly query: string;
  readonly mapping?: JsonObject;
  readonly stream?: string;
  readonly hits: readonly JsonObject[];
  readonly misses: readonly JsonObject[];
}

const folder = new URL('cases/', import.meta.url);
const now = Date.parse('2026-11-21T10:00:00Z');

for (const file of readdirSync(folder)) {
  const cases = parse(readFileSync(new URL(file, folder), 'utf8')) as Case[];
  describe(file, () => {
    for (const { name, query, mapping, stream, hits, misses } of cases) {
      test(name, () => {
        const { layer, diagnostics: wrong } = readMapping(mapping ?? {}, 'mapping');
        assert.deepEqual(wrong, []);
        const options = { pool: new PredPool(), types: createFieldTypes(layer), now };
        const { lowered, diagnostics } = compileKql(query, options);
        assert.ok(lowered, diagnostics.map(({ message }) => message).join('; '));
        for (const [docs, expected] of [
          [hits, true],
          [misses, false],
        ] as const) {
          for (const doc of docs) {
            const subject = { doc, ...(stream && { dataStream: stream }) };
            const about: string = `${printPred(lowered.pred)}\non ${JSON.stringify(doc)}`;
            assert.equal(matches(lowered.pred, subject), expected, about);
            assert.equal(referenceMatches(lowered.pred, subject), expected, `reference: ${about}`);
          }
        }
      });
    }
  });
}
