import assert from 'node:assert/strict';
import { test } from 'node:test';
import { benignLanes, benignLines } from '../../bench/data/benign/benign-events.ts';
import { CandidateIndex } from '../../src/engine/candidate-index/candidate-index.ts';
import type { CompiledRule } from '../../src/engine/rule-set.ts';
import type { JsonObject } from '../../src/event/json.ts';
import { Frame } from '../../src/exec/frame.ts';
import { findFormat } from '../../src/ingest/formats/registry.ts';
import { compileSigmaRules, loadSigmaRules } from '../lang/sigma/support/sigma-corpus.ts';
import { noData, sharedFile } from '../lang/support/shared-data.ts';

const archive = sharedFile('corpora/sigma.tar.gz');
const events = 200_000;

/** Rules that ought to fire on a quiet day, by id: each says what it is for, and the synthetic day has it. */
const agreed: Readonly<Record<string, string>> = {
  '0badd08f-c6a3-4630-90d3-6875cca440be': 'a user logs off (4634); the rule is there to collect that',
  'd3feb4ee-ff1d-4d3d-bd10-5b28a238cc72':
    'find looks for old archives; the rule takes every find for discovery',
  '5de06a6f-673a-4fc0-8d48-bcfe3837b033':
    'sw_vers tells the version of macOS; the rule takes every call of it',
  'b8fd0e93-ff58-4cbd-8f48-1c114e342e62':
    'RuntimeBroker and smartscreen write .txt files, which the rule lists',
};

test('200,000 benign events of the ten commonest logsources fire what a reader agrees should fire', {
  skip: archive ? false : noData,
}, (t) => {
  const set = compileSigmaRules(loadSigmaRules(archive as string), new Map());
  const streams = new Map<string, { rules: CompiledRule[]; index: CandidateIndex }>();
  const fired = new Map<string, number>();
  const frame = new Frame();
  let evaluated = 0;
  let seen = 0;
  for (const line of benignLines(benignLanes)) {
    const record = JSON.parse(line) as JsonObject;
    const format = findFormat(record);
    const event = format?.normalise(record, { file: 'benign.ndjson' });
    assert.ok(event?.kind === 'event', line);
    let stream = streams.get(event.dataStream);
    if (!stream) {
      const rules = set.rules.filter((rule) => rule.events.reads(event.dataStream));
      const preds = rules.map((rule) => rule.events.pred);
      stream = { rules, index: new CandidateIndex(preds, set.compiler) };
      streams.set(event.dataStream, stream);
    }
    frame.load({ doc: event.doc, dataStream: event.dataStream });
    for (const place of stream.index.candidates(frame)) {
      const { rule, events: test } = stream.rules[place] as CompiledRule;
      evaluated++;
      if (test.matches(frame)) fired.set(rule.id, (fired.get(rule.id) ?? 0) + 1);
    }
    if (++seen === events) break;
  }
  const unexpected = [...fired].filter(([id]) => !Object.hasOwn(agreed, id));
  assert.deepEqual(unexpected, []);
  assert.deepEqual([...fired.keys()].sort(), Object.keys(agreed).sort());
  assert.ok(evaluated / seen <= 10, `${evaluated / seen} rules evaluated for an event`);
  t.diagnostic(
    `${seen} events, ${(evaluated / seen).toFixed(2)} rules of ${set.rules.length} evaluated for each`,
  );
});
