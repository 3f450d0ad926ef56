import assert from 'node:assert/strict';
import { AlertRun } from '../../src/alerts/alert-run.ts';
import { scanInputs } from '../../src/cli/scan-inputs.ts';
import type { ScanRules } from '../../src/cli/scan-rules.ts';
import type { RuleSet } from '../../src/engine/rule-set.ts';
import type { ReadOptions } from '../../src/ingest/read.ts';
import type { InputSet } from '../../src/ingest/sources/input.ts';
import { openInputs } from '../../src/ingest/sources/open-inputs.ts';
import { inputReport } from '../../src/output/input-report.ts';
import type { ScanReport } from '../../src/output/scan-report.ts';
import type { Random } from '../../src/simulate/random.ts';
import { memoryInput } from '../ingest/support/memory-input.ts';
import { type ReadResult, readAll } from '../ingest/support/read-all.ts';
import { memoryFolder, withFolder } from '../ingest/support/temp-folder.ts';
import { checkCommand } from './check-command.ts';
import { checkLaw } from './check-law.ts';
import { checkOutputs } from './check-outputs.ts';
import { checkReport } from './check-report.ts';
import type { FuzzCase, FuzzFile } from './make-case.ts';

/** Milliseconds in which some hundred kilobytes must be read, attributed, matched and shown, on a slow machine. */
const mostMs = 10_000;

/** Takes a case through everything that a scan does, and throws where a promise of ours is broken. */
export async function runCase({ files, reading }: FuzzCase, rules: RuleSet, random: Random): Promise<void> {
  const started = performance.now();
  const content = Object.fromEntries(files.map(({ name, bytes }) => [name, bytes]));
  await withFolder(
    content,
    async (cwd) => {
      const inputs = await openInputs(['.'], { cwd });
      try {
        const report = await scan(inputs, reading, rules);
        checkReport(report.input, files);
        checkOutputs(report);
        const unended: string[] = [];
        const plain = await readAll(inputs.inputs, {
          ...reading,
          onUnendedListing: (file) => unended.push(file),
        });
        for (const diagnostic of inputs.diagnostics) plain.report.addFault(diagnostic);
        assert.deepEqual(
          report.input,
          inputReport(plain.report),
          'a scan counts otherwise than a reading does',
        );
        await checkLaw(plain.events, unended, report, rules, random);
        const ids = report.result.attributions.map(({ id }) => id);
        if (random.chance(0.3)) await checkCommand(cwd, ids, random);
      } finally {
        await inputs.dispose();
      }
    },
    memoryFolder,
  );
  for (const file of files) await checkFile(file, reading, random);
  const ms = Math.round(performance.now() - started);
  assert.ok(ms < mostMs, `it took ${ms} ms`);
}

async function scan(inputs: InputSet, reading: ReadOptions, set: RuleSet): Promise<ScanReport> {
  const run = new AlertRun(set);
  const rules: ScanRules = {
    wantedOf: (dataStream) => run.wantedOf(dataStream),
    wants: (event) => run.wants(event),
    observe: (event) => run.observe(event),
    finish: (attributions) => ({
      loaded: set.rules.length,
      cannotRun: [],
      invalid: [],
      ...run.finish(attributions),
    }),
  };
  return scanInputs(inputs, { reading, knowledge: {}, wantsContext: true, rules });
}

/** One file by itself: no record is lost, and nothing depends on where a piece of it ends. */
async function checkFile(
  { name, bytes, records }: FuzzFile,
  reading: ReadOptions,
  random: Random,
): Promise<void> {
  const whole = await readAll([memoryInput(bytes, [], name)], reading);
  const { events, report } = whole;
  assert.equal(report.records, report.events + report.bad);
  if (records !== undefined) {
    // A record may hold several, but then they share its line.
    const lines = new Set(events.map(({ source }) => source.line)).size;
    assert.ok(lines + report.bad >= records, `${lines} and ${report.bad} bad of ${records} records`);
  }
  const places = new Set(events.map(({ source: { line, index } }) => `${line} ${index}`));
  assert.equal(places.size, events.length, 'two events have one place');
  const cuts = Array.from({ length: 20 }, () => random.int(0, bytes.length)).sort((a, b) => a - b);
  const pieces = await readAll([memoryInput(bytes, cuts, name)], reading);
  assert.deepEqual(told(pieces), told(whole), 'the result depends on where pieces end');
}

function told({ events, report }: ReadResult): unknown {
  return {
    events: events.map(({ id, time, source, original }) => ({ id, time, source, original })),
    faults: report.faults,
  };
}
