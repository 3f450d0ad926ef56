import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { benignLanes, benignLines } from '../../../bench/data/benign/benign-events.ts';
import { readEvents } from '../../../src/ingest/read.ts';
import { IngestReport } from '../../../src/ingest/report.ts';
import { openInputs } from '../../../src/ingest/sources/open-inputs.ts';
import { noData, sharedFile } from '../../lang/support/shared-data.ts';
import { changedSamples, held, madeOf, unparsedOf } from '../support/direct-held.ts';
import { memoryInput } from '../support/memory-input.ts';
import { readAll } from '../support/read-all.ts';
import { sampleLines } from '../support/skim-corpus.ts';

describe('what is read directly is what the document holds', () => {
  test('of the samples of every format', () => {
    assert.ok(held(madeOf(sampleLines())) > 20);
    assert.ok(held(unparsedOf(sampleLines())) > 0);
  });

  test('of samples with each member changed to what means something', () => {
    // A long test takes all of them.
    const sum = held(madeOf(changedSamples(50)));
    assert.ok(sum > 80, `${sum} events`);
    const unparsed = held(unparsedOf(changedSamples(60)));
    assert.ok(unparsed > 10, `${unparsed} events`);
  });

  test('of synthetic Windows events', () => {
    const lanes = benignLanes.filter(({ logsource }) => logsource.startsWith('windows'));
    const lines = benignLines(lanes, 5);
    const some = Array.from({ length: 300 }, () => lines.next().value as string);
    assert.equal(held(madeOf(some)), some.length);
    assert.equal(held(unparsedOf(some.map((line) => line.trim()))), 2 * some.length);
  });

  test('of rows of CSV that begin with a brace and hold quotation marks', async () => {
    const csv = [
      'ProcessGuid,Channel,ProviderName,EventID,Computer,UtcTime,CommandLine',
      '{0123-4567},Microsoft-Windows-Sysmon/Operational,Microsoft-Windows-Sysmon,1,web-01,2026-06-03 09:30:00.123,"run con""to""so now"',
    ];
    const { events } = await readAll([memoryInput(`${csv.join('\n')}\n`, [], 'x.csv')]);
    assert.equal(held(events), 1);
  });

  test('of command lines with quotation marks in any place', () => {
    const pieces = ['ab', 'cd', '"', '\\', ' '];
    const lines = Array.from({ length: pieces.length ** 5 }, (_, number) => {
      let line = '';
      for (let rest = number + 1; rest > 0; rest = Math.floor(rest / pieces.length))
        line += pieces[rest % pieces.length];
      return JSON.stringify({
        ...{ Channel: 'Microsoft-Windows-Sysmon/Operational', ProviderName: 'Microsoft-Windows-Sysmon' },
        ...{ EventID: 1, Computer: 'web-01', UtcTime: '2026-06-03 09:30:00.123' },
        ...{ ProcessGuid: '{0123-4567}', CommandLine: line },
      });
    });
    assert.equal(held(madeOf(lines)), lines.length);
  });

  const folder = sharedFile('oracles/sigma');
  test('of real Windows events, as JSON and as EVTX', { skip: folder ? false : noData }, async (t) => {
    const json = readFileSync(`${folder}/regression/events_raw.ndjson`, 'utf8').trim().split('\n');
    let direct = held(madeOf(json));
    const files = readdirSync(`${folder}/evtx`).map((name) => `${folder}/evtx/${name}`);
    const inputs = await openInputs(
      files.filter((name) => name.endsWith('.evtx')),
      { cwd: '/' },
    );
    try {
      for await (const batch of readEvents(inputs.inputs, new IngestReport())) direct += held(batch);
    } finally {
      await inputs.dispose();
    }
    t.diagnostic(`oracle: ${direct} cases of directly read events`);
    assert.ok(direct > 200);
  });
});
