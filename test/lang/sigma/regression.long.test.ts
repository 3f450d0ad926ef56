import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import type { RuleSet } from '../../../src/engine/rule-set.ts';
import { Frame } from '../../../src/exec/frame.ts';
import type { Subject } from '../../../src/exec/subject.ts';
import { parseKeepingDigits } from '../../../src/ingest/decode/long-integers.ts';
import { findFormat } from '../../../src/ingest/formats/registry.ts';
import { readEvents } from '../../../src/ingest/read.ts';
import { IngestReport } from '../../../src/ingest/report.ts';
import { openInputs } from '../../../src/ingest/sources/open-inputs.ts';
import { noData, sharedFile } from '../support/shared-data.ts';
import known from './known-differences.json' with { type: 'json' };
import { compileSigmaRules, loadSigmaRules } from './support/sigma-corpus.ts';

interface Expected {
  readonly event_id: string;
  readonly target_rule_id: string;
  readonly target_matches_this_event_ref: boolean;
  readonly ref_matches_all_rules: readonly string[];
}

const archive = sharedFile('corpora/sigma.tar.gz');
const folder = sharedFile('oracles/sigma/regression');
const evtx = sharedFile('oracles/sigma/evtx');
const skip = archive && folder && evtx ? false : noData;

function lines<T>(name: string): T[] {
  const text = readFileSync(`${folder}/${name}`, 'utf8').trim();
  return text.split('\n').map((line) => parseKeepingDigits(line) as T);
}

/** Rule ids by event id: what the reference says, but for the pairs that we have a reason for. */
function wanted(): Map<string, string[]> {
  const differences: Readonly<Record<string, { readonly also?: string[]; readonly not?: string[] }>> =
    known.pairs;
  return new Map(
    lines<Expected>('expected.ndjson').map(({ event_id, ref_matches_all_rules }) => {
      const { also = [], not = [] } = differences[event_id] ?? {};
      return [event_id, [...ref_matches_all_rules.filter((id) => !not.includes(id)), ...also].sort()];
    }),
  );
}

function matching({ rules }: RuleSet, subject: Subject, frame: Frame): string[] {
  frame.load(subject);
  return rules
    .filter(({ events }) => events.reads(subject.dataStream ?? '') && events.matches(frame))
    .map(({ rule }) => rule.id)
    .sort();
}

describe('real Windows events and every rule of SigmaHQ', { skip }, () => {
  let set: RuleSet;
  const frame = new Frame();
  before(() => {
    if (archive) set = compileSigmaRules(loadSigmaRules(archive), new Map());
  });

  test('as JSON', (t) => {
    const found = new Map<string, string[]>();
    for (const record of lines<{ _id: string }>('events_raw.ndjson')) {
      const { _id: id, ...value } = record;
      const made = findFormat(value)?.normalise(value, { file: 'events.ndjson' });
      assert.ok(made?.kind === 'event', id);
      found.set(id, matching(set, { doc: made.doc, dataStream: made.dataStream }, frame));
    }
    const expected = wanted();
    assert.deepEqual(Object.fromEntries(found), Object.fromEntries(expected));
    const pairs = [...expected.values()].reduce((sum, ids) => sum + ids.length, 0);
    t.diagnostic(`oracle: ${expected.size} cases of sigma events`);
    t.diagnostic(`${pairs} pairs of event and rule, ${set.rules.length} rules`);
  });

  test('as EVTX', async (t) => {
    const expected = wanted();
    const names = readdirSync(evtx as string).filter((name) => name.endsWith('.evtx'));
    let events = 0;
    for (const name of names) {
      const rule = name.replace('.evtx', '');
      const inputs = await openInputs([`${evtx}/${name}`], { cwd: '/' });
      const found: [string, string[]][] = [];
      try {
        for await (const batch of readEvents(inputs.inputs, new IngestReport())) {
          for (const event of batch) found.push([`${rule}#${found.length}`, matching(set, event, frame)]);
        }
      } finally {
        await inputs.dispose();
      }
      const own = [...expected].filter(([id]) => id.startsWith(rule));
      assert.deepEqual(Object.fromEntries(found), Object.fromEntries(own), name);
      events += found.length;
    }
    assert.equal(events, expected.size);
    t.diagnostic(`oracle: ${names.length} cases of sigma event logs`);
  });

  test('each rule matches an event of its own', () => {
    const expected = lines<Expected>('expected.ndjson');
    const all = wanted();
    const targets = new Set(expected.map(({ target_rule_id }) => target_rule_id));
    for (const target of targets) {
      const own = expected.filter(({ event_id }) => event_id.startsWith(target));
      assert.ok(
        own.some(({ event_id }) => all.get(event_id)?.includes(target)),
        target,
      );
    }
  });
});
