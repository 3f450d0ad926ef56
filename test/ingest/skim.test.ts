import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { skimTerms } from '../../src/attribution/skim-terms.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/event/json.ts';
import { tellingFields } from '../../src/ingest/formats/elastic/telling-fields.ts';
import { findFormat } from '../../src/ingest/formats/registry.ts';
import { assertAllSame, assertSame, inGroups } from './support/assert-same.ts';
import { incidentFiles, sampleLines, simulatedFiles } from './support/skim-corpus.ts';
import { addedMembers, changedBytes, changedMembers, otherShapes } from './support/variants.ts';

const simulated = simulatedFiles();

describe('skimmed lines change nothing', () => {
  test('of the samples of every format, each several times', async () => {
    const lines = sampleLines();
    const { passed } = await assertSame(`${[...lines, ...lines, ...lines].join('\n')}\n`, 'samples');
    assert.ok(passed > 0);
  });

  test('of the example', async () => {
    let sum = 0;
    for (const [at, file] of incidentFiles().entries()) sum += (await assertSame(file, `file ${at}`)).passed;
    assert.ok(sum > 50, `${sum} passed`);
  });

  test('of every scenario, and a third of its lines or more pass', async () => {
    let passed = 0;
    let events = 0;
    for (const { name, lines } of simulated) {
      const both = await assertSame(`${lines.join('\n')}\n`, name);
      passed += both.passed;
      events += both.events;
    }
    assert.ok(passed > events / 3, `${passed} of ${events}`);
  });
});

const looked = [
  ...skimTerms.values,
  ...skimTerms.texts,
  ...skimTerms.presences,
  ...tellingFields,
  '@timestamp',
  'event.ingested',
  'message',
];

/** The document with those members alone that something may be looked for in. */
function trimmed(doc: JsonObject, above: readonly string[] = []): JsonObject {
  const kept = Object.entries(doc).flatMap(([key, value]): [string, JsonValue][] => {
    const path = (above.length === 0 && key === '_source' ? [] : [...above, key]).join('.');
    if (path !== '' && !looked.some((each) => each === path || each.startsWith(`${path}.`))) return [];
    return [[key, isJsonObject(value) ? trimmed(value, path === '' ? [] : [path]) : (value ?? null)]];
  });
  return Object.fromEntries(kept);
}

/** One document of each kind that can be passed over. */
function* kinds(): Generator<[string, JsonObject]> {
  const seen = new Set<string>();
  const lines = [...sampleLines(), ...simulated.flatMap(({ lines }) => lines.slice(0, 3))];
  for (const line of lines) {
    if (!line.startsWith('{') || !line.endsWith('}')) continue;
    // A line that may hold a secret is never passed over.
    const doc = trimmed(
      JSON.parse(line.replaceAll('net user miriamg hunter2 /add', 'ipconfig')) as JsonObject,
    );
    const format = findFormat(doc);
    if (format?.canRepeat?.(doc) !== true) continue;
    const kind = `${format.name} ${Object.keys(doc).sort().join(' ')}`;
    if (!seen.has(kind)) yield [kind, doc];
    seen.add(kind);
  }
}

/** Every line has a time of its own, hours from every other, so that no effect hides behind another's. */
function timed(line: string, count: number): string {
  const time = new Date(Date.UTC(2026, 0, 1) + count * 3 * 3_600_000).toISOString();
  return line.replace(/"@timestamp":"[^"]*"/, `"@timestamp":"${time}"`);
}

describe('whatever is changed in a line that could be passed over is seen', () => {
  let count = 0;
  for (const [kind, doc] of kinds()) {
    count++;
    test(`members: ${kind}`, async () => {
      assert.ok((await assertAllSame(doc, [...changedMembers(doc)], 'changed', timed)) > 0);
      assert.ok((await assertAllSame(doc, [...addedMembers(doc)], 'added', timed)) > 0);
      assert.ok((await assertAllSame(doc, [...otherShapes(doc)], 'shapes', timed)) > 0);
    });
  }

  const start = { category: ['process'], type: ['start'] };

  // What must not be taken for a repetition of what it stands behind.
  const pairs: Readonly<Record<string, readonly [JsonObject, string]>> = {
    'a script elsewhere in the record has its secrets redacted everywhere': [
      { event: { dataset: 'endpoint.events.file' }, host: { name: "password = 'x'" } },
      '"message":"ScriptBlockText of Microsoft.CPlat.Core.RunCommandWindows"',
    ],
    'a secret makes the record be written anew, and without its escapes': [
      { event: { ...start, dataset: 'endpoint.events.process' }, host: { name: 'web-01' } },
      '"message":"https://contoso.com/?sig=abc","process":{"executable":"C:\\\\Windows\\\\System32\\\\cmd.exe","pid":7,' +
        '"parent":{"executable":"C:\\\\Packages\\\\Plugins\\\\Microsoft.CPlat.Core.R\\u0075nCommandWindows\\\\1.1.22\\\\bin\\\\R\\u0075nCommandExtension.exe"}}',
    ],
  };
  for (const [name, [doc, more]] of Object.entries(pairs)) {
    test(name, async () => {
      const line = JSON.stringify({ '@timestamp': '2026-06-03T09:30:00Z', ...doc });
      const lines = [line, line, `${line.slice(0, -1)},${more}}`, line].map(timed);
      await assertSame(`${lines.join('\n')}\n`, name);
    });
  }

  test('there are such lines', () => assert.ok(count > 10, `${count} kinds`));

  test('bytes', async () => {
    const doc = {
      '@timestamp': '2026-06-03T09:30:00Z',
      event: {
        category: ['process'],
        type: 'start',
        dataset: 'endpoint.events.process',
        n: [1, -0.5e3, null],
      },
      host: { name: 'web-01' },
      process: { executable: 'C:\\a.exe', command_line: 'a "b"', pid: 7 },
    };
    const line = JSON.stringify(doc);
    let passed = 0;
    for (const some of inGroups(changedBytes(Buffer.from(line)), 200)) {
      const lines = some.flatMap((variant) => [variant.toString('latin1'), line]);
      const content = Buffer.from(`${[line, line, ...lines].map(timed).join('\n')}\n`, 'latin1');
      passed += (await assertSame(content, 'bytes')).passed;
    }
    assert.ok(passed > 5000, `${passed} passed`);
  });
});
