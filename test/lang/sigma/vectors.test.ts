import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { JsonObject } from '../../../src/event/json.ts';
import { matches } from '../../../src/exec/matches.ts';
import { referenceMatches } from '../../../src/exec/reference/reference-matches.ts';
import { parseKeepingDigits } from '../../../src/ingest/decode/long-integers.ts';
import { compileSigma } from '../../../src/lang/sigma/compile.ts';
import { noData, sharedFile } from '../support/shared-data.ts';
import { anyEvent, sigmaContext } from './support/sigma-context.ts';

interface Vector {
  readonly name: string;
  readonly rule_yaml: string;
  readonly event: JsonObject;
  readonly expected_by_hand: boolean;
  readonly note: string;
}

const file = sharedFile('oracles/sigma/semantics_vectors/detection.ndjson');

test('edge cases of detections, disputed ones too', { skip: file ? false : noData }, (t) => {
  const lines = readFileSync(file as string, 'utf8')
    .trim()
    .split('\n');
  const wrong: string[] = [];
  for (const line of lines) {
    // The reader of logs keeps the digits of long integers, where JSON.parse would lose them.
    const { name, rule_yaml, event, expected_by_hand, note } = parseKeepingDigits(line) as unknown as Vector;
    const { lowered, diagnostics } = compileSigma(rule_yaml, sigmaContext([anyEvent]));
    assert.ok(lowered, `${name}: ${diagnostics.map(({ message }) => message).join('; ')}`);
    const subject = { doc: event };
    const found = matches(lowered.pred, subject);
    assert.equal(referenceMatches(lowered.pred, subject), found, name);
    if (found !== expected_by_hand) wrong.push(`${name}: ${found}, and yet ${note}`);
  }
  assert.deepEqual(wrong, []);
  t.diagnostic(`oracle: ${lines.length} cases of sigma vectors`);
});
