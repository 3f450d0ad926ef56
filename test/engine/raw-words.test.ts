import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openScanRules } from '../../src/cli/scan-rules.ts';
import { rawWords } from '../../src/engine/candidate-index/raw-words.ts';
import type { Event } from '../../src/event/event.ts';
import { createFieldTypes } from '../../src/event/field-types/field-types.ts';
import { patternOf } from '../../src/ingest/skim/wanted-words.ts';
import { compileKql } from '../../src/lang/kql/compile.ts';
import { PredPool } from '../../src/plan/pred-pool.ts';
import { memoryInput } from '../ingest/support/memory-input.ts';
import { readAll } from '../ingest/support/read-all.ts';
import { incidentFiles, sampleLines, simulatedFiles } from '../ingest/support/skim-corpus.ts';

const io = {
  cwd: process.cwd(),
  env: {},
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
} as unknown as Parameters<typeof openScanRules>[1];

async function corpus(): Promise<Event[]> {
  const inputs = [
    memoryInput(sampleLines().join('\n'), [], 'samples'),
    ...incidentFiles().map((bytes, at) => memoryInput(bytes, [], `incident ${at}`)),
    ...simulatedFiles().map(({ name, lines }) => memoryInput(lines.join('\n'), [], name)),
  ];
  return (await readAll(inputs)).events;
}

describe('words that the bytes of an event must hold for a rule to match', () => {
  test('bundled rules find the same in all events and in those that hold a word', async () => {
    const [all, some] = [await openScanRules({}, io), await openScanRules({}, io)];
    assert.ok(all && some);
    let spared = 0;
    for (const event of await corpus()) {
      all.observe(event);
      const wanted = some.wantedOf(event.dataStream);
      const search = wanted && patternOf(wanted, []);
      if (!wanted || search?.pattern.test(event.original)) some.observe(event);
      else spared++;
    }
    const [found, foundInSome] = [all.finish([]), some.finish([])];
    assert.ok(found.alerts.length > 0 && spared > 100, `${found.alerts.length} alerts, ${spared} spared`);
    assert.deepEqual(foundInSome, found);
  });

  const expected: readonly (readonly [query: string, words: readonly string[] | undefined])[] = [
    ['process.command_line: *-ExecutionPolicy*', ['-executionpolicy']],
    ['process.command_line: "C:\\\\Windows\\\\whoami.exe"', ['whoami.exe']],
    ['process.name: (whoami.exe or "net1.exe")', ['whoami.exe', 'net1.exe']],
    ['process.name: whoami.exe and host.name: web', ['whoami.exe']],
    ['process.name: whoami.exe and not user.name: SYSTEM', ['whoami.exe']],
    ['process.name: whoami.exe or not user.name: SYSTEM', undefined],
    ['process.name: whoami.exe or process.pid > 5', undefined],
    ['process.name: (a* or whoami.exe)', undefined],
    ['process.pid: 4688', undefined],
    ['source.ip: 192.0.2.0/24', undefined],
    ['process.name: *', undefined],
    ['process.name: "\u00e9t\u00e9"', undefined],
    // Case folds beyond ASCII: lines that are not ASCII are read.
    ['process.name: "caf\u00e9-noir.exe"', ['-noir.exe']],
  ];
  for (const [query, words] of expected) {
    test(query, () => {
      const options = { pool: new PredPool(), types: createFieldTypes(), now: 0, clock: 'widest' } as const;
      const { lowered } = compileKql(query, options);
      assert.ok(lowered);
      assert.deepEqual(
        rawWords(lowered.pred)
          ?.words.map((word) => word.toLowerCase())
          .sort(),
        words?.toSorted(),
      );
    });
  }
});
