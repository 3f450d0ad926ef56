import assert from 'node:assert/strict';
import { benignLanes, benignLines } from '../../../bench/data/benign/benign-events.ts';
import { AlertRun } from '../../../src/alerts/alert-run.ts';
import { scanInputs } from '../../../src/cli/scan-inputs.ts';
import type { ScanRules } from '../../../src/cli/scan-rules.ts';
import type { RuleSet } from '../../../src/engine/rule-set.ts';
import { memoryInput } from '../../ingest/support/memory-input.ts';
import { readAll } from '../../ingest/support/read-all.ts';

/** Synthetic Windows events. */
export function benign(count: number, seed: number): string[] {
  const lines = benignLines(
    benignLanes.filter(({ logsource }) => logsource.startsWith('windows')),
    seed,
  );
  return Array.from({ length: count }, () => (lines.next().value as string).trim());
}

/** What the rules find, and how many events they were shown, both ways. */
export async function both(lines: readonly string[], set: () => RuleSet) {
  const content = Buffer.from(`${lines.join('\n')}\n`);
  // In pieces, so that what a record teaches holds for the next.
  const cuts = Array.from({ length: Math.floor(content.length / 2000) }, (_, at) => (at + 1) * 2000);
  const input = memoryInput(content, cuts, 'x.ndjson');
  const inputs = { inputs: [input], diagnostics: [], dispose: async () => {} };
  const run = new AlertRun(set());
  let shown = 0;
  const rules: ScanRules = {
    wantedOf: (dataStream) => run.wantedOf(dataStream),
    wants: (event) => run.wants(event),
    observe(event) {
      shown++;
      run.observe(event);
    },
    finish: (attributions) => ({ loaded: 0, cannotRun: [], invalid: [], ...run.finish(attributions) }),
  };
  const { detection, result } = await scanInputs(inputs, { reading: {}, knowledge: {}, rules });
  const plain = new AlertRun(set());
  const { events } = await readAll([input]);
  for (const event of events) plain.observe(event);
  const told = ({ alerts, dropped }: Pick<ReturnType<AlertRun['finish']>, 'alerts' | 'dropped'>) =>
    [
      ...alerts.map(({ name, document }) => `${name}: ${JSON.stringify(document)}`),
      ...dropped.map(({ rule, count }) => `${rule.name}: ${count} more`),
    ].sort();
  assert.ok(detection);
  return {
    found: told(detection),
    expected: told(plain.finish(result.attributions)),
    shown,
    events: events.length,
  };
}
