import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { benignLanes, benignLines } from '../../bench/data/benign/benign-events.ts';
import type { RuleSet } from '../../src/engine/rule-set.ts';
import { loadRules } from '../../src/rules/load-rules.ts';
import { changedSamples } from '../ingest/support/direct-held.ts';
import { compileSigmaRules, loadSigmaRules } from '../lang/sigma/support/sigma-corpus.ts';
import { noData, sharedFile } from '../lang/support/shared-data.ts';
import { benign, both } from './support/both-ways.ts';

/* Rules must find the same in records that are passed over without being parsed as in those that are read. */

const own = String.raw`
title: A file
logsource: { category: process_creation, product: windows }
detection:
  selection: { CommandLine|endswith: '0.txt', Image|contains: '\NOTEPAD' }
  condition: selection
---
title: A secret gone
logsource: { category: process_creation, product: windows }
detection:
  selection: { Image|endswith: '\net.exe' }
  secret: { CommandLine|contains: hunter2 }
  condition: selection and not secret
---
title: Anywhere
logsource: { product: windows }
detection:
  keywords: [ 'part-77', 'part-kwi', "i\u0307tem12", 'Item12*34' ]
  condition: keywords
---
title: An expression
logsource: { category: file_event, product: windows }
detection:
  selection: { TargetFilename|re: 'notes-4\d\d\.' }
  condition: selection
---
title: A number
logsource: { product: windows, service: security }
detection:
  selection: { EventID: 4624, LogonType: 3, IpPort|gt: 58000 }
  condition: selection
`;

/** Each is woken by another field whose values repeat. */
const repeating = [
  "Image|endswith: 'WINWORD.EXE'",
  "ParentImage|contains: 'Edge'",
  "User|endswith: 'alexw'",
  "Company|startswith: 'Contoso'",
  "OriginalFileName: 'Outlook.exe'",
  "IntegrityLevel: 'High'",
]
  .map(
    (one) => `
title: ${one.replaceAll(/\W/g, ' ')}
logsource: { category: process_creation, product: windows }
detection:
  selection: { ${one} }
  condition: selection
`,
  )
  .join('---');

const ownRules = (): RuleSet => compileSigmaRules(loadRules([{ file: 'own.yml', text: own }]), new Map());

let started = 0;

/** Sysmon's record of a start. Synthetic. */
function start(commandLine: string, image = 'C:\\Windows\\System32\\net.exe'): string {
  const [line = ''] = benign(40, 8).filter((each) => each.includes('"EventID":1,'));
  started++;
  return JSON.stringify({
    ...JSON.parse(line),
    EventRecordID: 900_000 + started,
    Image: image,
    CommandLine: commandLine,
  });
}

describe('rules find the same whether records are parsed or not', () => {
  test('each of some rules, of which most events are of no use to any', async () => {
    const { found, expected, shown, events } = await both(benign(6000, 21), ownRules);
    assert.deepEqual(found, expected);
    for (const title of ['A file', 'Anywhere', 'An expression', 'A number'])
      assert.ok(
        found.some((alert) => alert.startsWith(title)),
        `${title} found nothing`,
      );
    assert.ok(shown < events / 3, `${shown} of ${events} shown`);
  });

  test('where what is redacted would decide', async () => {
    const lines = [
      ...benign(2000, 22).filter((line) => line.includes('"EventID":1,')),
      start('net user meganb hunter2 /add'),
      start('net view hunter2'),
      start('net use * hunter2 /user:meganb'),
      // White space that takes more bytes than it has signs, or is written as a letter.
      start('net\u3000\u3000\u3000use \\\\web-01\\x hunter2'),
      start('net\tuse \\\\web-01\\x hunter2').replace('"ParentCommandLine":"', '$&part.ps1 '),
      start('notepad.exe \\u0031\\u0030.txt', 'C:\\Windows\\notepad.exe'),
      start('notepad.exe ☕10.txt', 'C:\\Windows\\notepad.exe').replace('10.txt', '\\u0031\\u0030.txt'),
      ...['☕ part-77', 'PART-\u212awi', '\u0130tem12', '"part"-77'].map((text) =>
        start(`notepad.exe ${text}`, 'C:\\Windows\\notepad.exe'),
      ),
      start('notepad.exe ¤part¤-77', 'C:\\Windows\\notepad.exe').replaceAll('¤', '\\u0022'),
    ];
    const { found, expected } = await both([...lines, ...lines], ownRules);
    assert.deepEqual(found, expected);
    assert.ok(found.some((alert) => alert.startsWith('A secret gone')));
    assert.equal(found.filter((alert) => alert.startsWith('Anywhere')).length, 5);
  });

  test('more than a rule may raise, some of them twice, with white space behind', async () => {
    const lines = benign(3000, 23).map((line) => line.replace(/"EventRecordID":\d+,/, ''));
    const all = lines.flatMap((line, at) => (at % 9 === 0 ? [line, `${line}\r`, `${line} \t`] : line));
    const text = `
title: Any
logsource: { product: windows }
detection:
  selection: { EventID|exists: true }
  condition: selection
`;
    const set = (): RuleSet => compileSigmaRules(loadRules([{ file: 'own.yml', text }]), new Map());
    const { found, expected } = await both(all, set);
    assert.deepEqual(found, expected);
    assert.ok(found.some((each) => each.endsWith(' more')));
  });

  test('of samples with each member changed to what means something', async () => {
    const lines = [...changedSamples(9)];
    const { found, expected } = await both([...lines, ...benign(300, 4), ...lines], ownRules);
    assert.deepEqual(found, expected);
  });

  test('once it is known which fields repeat', async () => {
    const lane = benignLanes.filter(({ logsource }) => logsource === 'windows process_creation');
    const lines = benignLines(lane, 31);
    const all = Array.from({ length: 7_000 }, () => (lines.next().value as string).trim());
    const late = all.slice(0, 300).flatMap((line, at) => {
      const record = JSON.parse(line) as Record<string, unknown>;
      const changes: readonly object[] = [
        { User: ['-', '', 'CONTOSO\\ALEXW', ' alexw ', 7, null, ['alexw']][at % 7] },
        { ParentImage: 'C:\\Windows\\EDGE.exe' },
        { Company: ['-', 'Contoso X', 'Micros\u00f6ft'][at % 3] },
        { Image: 'D:\\x\\winword.exe' },
        { OriginalFileName: 'outlook.EXE' },
        { IntegrityLevel: 'high' },
      ];
      return changes.map((change, place) =>
        JSON.stringify({ ...record, EventRecordID: (place + 1) * 1_000_000 + at, ...change }).replace(
          'x\\\\winword',
          at % 2 === 0 ? 'x\\\\winword' : 'x\\\\\\u0077inword',
        ),
      );
    });
    const set = (): RuleSet =>
      compileSigmaRules(loadRules([{ file: 'own.yml', text: repeating }]), new Map());
    const { found, expected } = await both([...all, ...late, ...late], set);
    assert.deepEqual(found, expected);
    assert.ok(found.length > 50, `${found.length} alerts`);
  });

  test('where one member decides whether another is of the frame', async () => {
    const rules = ['EventType|contains: Foo', "param1|startswith: 'one'", "param2: 'zwei'"].map(
      (one) => `
title: ${one.replaceAll(/\W/g, ' ')}
logsource: { product: windows, service: application }
detection:
  selection: { ${one} }
  condition: selection
`,
    );
    const lines = Array.from({ length: 9_000 }, (_, at) =>
      JSON.stringify({
        '@timestamp': new Date(Date.UTC(2026, 0, 1) + at * 1000).toISOString(),
        Channel: 'Application',
        SourceName: 'Contoso',
        EventID: 7,
        Hostname: 'web-01',
        RecordNumber: at,
        EventType: at > 6_000 && at % 3 === 0 ? (['Foo', 'INFO', 'foo bar'][at % 7] ?? 'WARNING') : 'INFO',
        param1: at % 4_000 === 3_999 ? 'one more' : 'eins',
        param2: '-',
      }),
    );
    const set = (): RuleSet =>
      compileSigmaRules(loadRules([{ file: 'own.yml', text: rules.join('---') }]), new Map());
    const { found, expected } = await both(lines, set);
    assert.deepEqual(found, expected);
    assert.ok(found.length > 100, `${found.length} alerts`);
  });

  const archive = sharedFile('corpora/sigma.tar.gz');
  const regression = sharedFile('oracles/sigma/regression/events_raw.ndjson');
  test('all of SigmaHQ', { skip: archive && regression ? false : noData }, async (t) => {
    const loaded = loadSigmaRules(archive as string);
    const real = readFileSync(regression as string, 'utf8')
      .trim()
      .split('\n');
    const lines = [...benign(3000, 5), ...real, ...changedSamples(20), ...real];
    const { found, expected, shown, events } = await both(lines, () => compileSigmaRules(loaded, new Map()));
    assert.deepEqual(found, expected);
    t.diagnostic(
      `oracle: ${events} cases of events that rules see, ${shown} of them shown, ${found.length} alerts`,
    );
  });
});
