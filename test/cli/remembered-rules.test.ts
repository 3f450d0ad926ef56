import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RuleSet } from '../../src/engine/rule-set.ts';
import { Pipelines } from '../../src/lang/sigma/pipeline.ts';
import { loadRules } from '../../src/rules/load-rules.ts';
import { memoryInput } from '../ingest/support/memory-input.ts';
import { readAll } from '../ingest/support/read-all.ts';
import { bundledPipelines } from '../lang/sigma/support/sigma-context.ts';
import { rule } from '../rules/support.ts';
import { benign, both } from './support/both-ways.ts';

/* What a rule said of an event is remembered for others with the same values: it must be what it would say of them. Synthetic. */

const [template = ''] = benign(40, 8).filter((line) => line.includes('"EventID":1,'));
const images = ['notepad.exe', 'net.exe', 'WINWORD.EXE', 'cmd.exe'];
const users = ['alexw', 'meganb', 'adelev'];

/** Starts whose values repeat, but for when they were and what number they have; few say something else. */
function starts(count: number, change: (at: number) => object = () => ({})): string[] {
  return Array.from({ length: count }, (_, at) => {
    const time = new Date(Date.UTC(2026, 0, 12, 9) + at * 1000).toISOString();
    const image = images[at % images.length];
    return JSON.stringify({
      ...JSON.parse(template),
      '@timestamp': time,
      UtcTime: time.slice(0, 23).replace('T', ' '),
      EventRecordID: 500_000 + at,
      Image: `C:\\Windows\\${image}`,
      CommandLine: `${image} "part ${at % 5}" a${at % 7}`,
      User: `CONTOSO\\${users[at % users.length]}`,
      ...change(at),
    });
  });
}

const idOf = async (line: string): Promise<string> => {
  const { events } = await readAll([memoryInput(`${line}\n`)]);
  return events[0]?.id ?? '';
};

let rules = 0;

function query(kql: string): ReturnType<typeof rule> {
  rules++;
  const id = `a0000000-0000-4000-8000-${String(rules).padStart(12, '0')}`;
  return rule(`name = '''${kql}'''\nrule_id = "${id}"\nmax_signals = 10000\nquery = '''${kql}'''`);
}

function setOf(queries: readonly string[], sigma: readonly string[] = []): () => RuleSet {
  const text = sigma
    .map((each, at) => `title: sigma ${at}\nlogsource: { product: windows }\n${each}`)
    .join('\n---\n');
  const all = [...queries.map(query), ...loadRules([{ file: 'own.yml', text }]).rules];
  const pipelines = new Pipelines(bundledPipelines());
  return () =>
    new RuleSet(all, { now: Date.UTC(2026, 10, 21), sigma: { pipelines, placeholders: new Map() } });
}

/** How many alerts each rule gave, which must be as many as without any remembering. */
async function counts(lines: readonly string[], set: () => RuleSet): Promise<Map<string, number>> {
  const { found, expected } = await both(lines, set);
  assert.deepEqual(found, expected);
  const byRule = new Map<string, number>();
  for (const alert of found) {
    const name = alert.slice(0, alert.indexOf(': {'));
    byRule.set(name, (byRule.get(name) ?? 0) + 1);
  }
  return byRule;
}

describe('what is remembered of rules is what they would say', () => {
  test('of what is the same in no two events', async () => {
    const lines = starts(4000);
    const ids = await Promise.all([7, 1503, 3999].map((at) => idOf(lines[at] as string)));
    const oneOf = `_id: (${ids.map((id) => `"${id}"`).join(' or ')})`;
    const late = '@timestamp >= "2026-01-12T10:00:00Z" and process.name: net.exe';
    const others = `not ${oneOf} and process.name: cmd.exe and user.name: alexw`;
    const found = await counts(lines, setOf([oneOf, late, others]));
    assert.equal(found.get(oneOf), 3);
    assert.equal(found.get(late), 100);
    // Of every twelfth event two are among the three.
    assert.equal(found.get(others), 332);
  });

  test('of the id, which the time is part of: numbers of records begin anew', async () => {
    const lines = starts(3000, (at) => ({ EventRecordID: Math.floor(at / 500) * 10 + (at % 10) }));
    const others = `process.name: cmd.exe and not _id: "${await idOf(lines[1503] as string)}"`;
    const early = 'process.name: cmd.exe and not @timestamp < "2026-01-12T09:30:00Z"';
    const found = await counts(lines, setOf([others, early]));
    assert.equal(found.get(others), 749);
    assert.equal(found.get(early), 300);
  });

  test('of fields that are in no member, or are made of several', async () => {
    const lines = starts(4000, (at) =>
      at % 400 === 399 ? { User: 'CONTOSO\\svc', IntegrityLevel: 'High' } : {},
    );
    const kept = 'related.user: svc and host.os.type: windows';
    const given = 'event.kind: event and event.category: process and process.args: a6';
    const count = 'process.args_count: 3 and process.name: notepad.exe and data_stream.dataset: *sysmon*';
    const never = 'event.kind: alert or event.module: nothing or process.args: a7';
    const found = await counts(lines, setOf([kept, given, count, never]));
    assert.equal(found.get(kept), 10);
    assert.equal(found.get(given), Math.floor(4000 / 7));
    assert.equal(found.get(count), 1000);
    assert.equal(found.get(never), undefined);
  });

  test('where another rule has read the same before', async () => {
    const lines = starts(4000, (at) => {
      const change = Math.floor(at / 200);
      return { User: `CONTOSO\\user${change}`, ExecutionProcessID: 100 + change, EventRecordID: 7 };
    });
    // What they say at first is no.
    const early = 'user0 or user1 or user2 or user3';
    const all = [
      `process.name: cmd.exe and not user.name: (${early})`,
      `process.name: cmd.exe and not user.name: (${early} or user4)`,
      `process.name: cmd.exe and not related.user: (${early})`,
      `process.name: cmd.exe and not related.user: (${early} or user5)`,
      'process.name: cmd.exe and not winlog.process.pid < 115',
      'process.name: cmd.exe and not winlog.process.pid <= 115',
    ];
    const found = await counts(lines, setOf(all));
    assert.deepEqual(
      all.map((each) => found.get(each)),
      [800, 750, 800, 750, 250, 200],
    );
  });

  test('of words anywhere in the record', async () => {
    const lines = starts(4000, (at) => ({
      ...(at % 500 === 499 && { Description: `needle ${at}` }),
      ...(at % 1000 === 7 && { Hashes: `SHA256=${'AB'.repeat(32)},IMPHASH=C0FFEE` }),
    }));
    const found = await counts(
      lines,
      setOf(
        ['"needle 1999" or *C0FFEE*', 'not *needle* and process.name: WINWORD.EXE'],
        [
          'detection: { keywords: [ needle ], condition: keywords }',
          'detection: { sel: { Image|endswith: cmd.exe }, words: [ needle ], condition: sel and not words }',
          "detection: { words: { '|all': [ needle, alexw ] }, condition: words }",
        ],
      ),
    );
    assert.equal(found.get('sigma 0'), 8);
    // All of the eight are starts of cmd.exe.
    assert.equal(found.get('sigma 1'), 992);
    assert.equal(found.get('sigma 2'), 3);
  });

  test('of what decides seldom: one member more is read where another says something', async () => {
    const lines = starts(5000, (at) =>
      at % 250 === 249 ? { User: 'CONTOSO\\svc', Company: `C ${at % 1000}` } : {},
    );
    const both = 'user.name: svc and winlog.event_data.Company: "C 249"';
    const either = 'winlog.event_data.Company: "C 499" or (user.name: svc and process.command_line: *a3)';
    const negated = 'not user.name: (alexw or meganb) and not winlog.event_data.Company: "C 749"';
    const found = await counts(lines, setOf([both, either, negated]));
    assert.equal(found.get(both), 5);
    assert.ok((found.get(either) ?? 0) > 5);
    assert.ok((found.get(negated) ?? 0) > 1000);
  });
});
