import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import type { JsonObject } from '../../../src/event/json.ts';
import { matches } from '../../../src/exec/matches.ts';
import { referenceMatches } from '../../../src/exec/reference/reference-matches.ts';
import { compileSigma } from '../../../src/lang/sigma/compile.ts';
import { printSigma } from '../../../src/lang/sigma/print.ts';
import { printPred } from '../../../src/plan/print.ts';
import { plainTree } from '../support/plain-tree.ts';
import { bundledPipelines, pipelineOf, sigmaContext } from './support/sigma-context.ts';

/** A detection, or a whole rule, and events that it holds for and does not. */
interface Case {
  readonly name: string;
  readonly rule: string;
  /** Pipelines beside the bundled ones. */
  readonly pipeline?: string;
  readonly placeholders?: Readonly<Record<string, readonly string[]>>;
  readonly hits?: readonly JsonObject[];
  readonly misses?: readonly JsonObject[];
}

const folder = new URL('./cases/', import.meta.url);

for (const file of readdirSync(folder).sort()) {
  describe(file, () => {
    for (const { name, rule, pipeline, placeholders = {}, hits = [], misses = [] } of parse(
      readFileSync(new URL(file, folder), 'utf8'),
    ) as Case[]) {
      test(name, () => {
        const more = pipeline === undefined ? [] : [pipelineOf(pipeline)];
        const context = sigmaContext([...bundledPipelines(), ...more], placeholders);
        const { query, lowered, diagnostics } = compileSigma(rule, context);
        assert.ok(query && lowered, diagnostics.map(({ message }) => message).join('\n'));
        assert.deepEqual(lowered.idle, []);
        for (const [docs, expected] of [
          [hits, true],
          [misses, false],
        ] as const) {
          for (const doc of docs) {
            const about: string = `${printPred(lowered.pred)}\non ${JSON.stringify(doc)}`;
            assert.equal(matches(lowered.pred, { doc }), expected, about);
            assert.equal(referenceMatches(lowered.pred, { doc }), expected, `reference: ${about}`);
          }
        }
        const printed = printSigma(query);
        const again = compileSigma(printed, context);
        assert.deepEqual(plainTree(again.query), plainTree(query), printed);
        if (query.logsource) assert.equal(again.lowered?.pred, lowered.pred);
      });
    }
  });
}
