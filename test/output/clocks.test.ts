import assert from 'node:assert/strict';
import { test } from 'node:test';
import { json } from '../../src/output/json.ts';
import { table } from '../../src/output/table.ts';
import { makeReport } from '../support/make-report.ts';
import { render } from '../support/render.ts';

const base = makeReport();
const offsets = [
  { hostId: 'host-web-02', from: -62_000, to: -58_000, proof: 'sensor-lag' },
  { hostId: 'host-web-01', from: 297_000, to: 303_000, proof: 'exact-pair' },
  { hostId: 'host-not-listed', from: 3_600_000, to: 3_600_000, proof: 'exact-pair' },
] as const;
const report = { ...base, result: { ...base.result, offsets } };

test('the summary says whose clock was corrected, by how much and why', () => {
  const text = render(table, report, { width: 160 });
  const at = text.indexOf('  Clocks');
  assert.equal(
    text.slice(at, text.indexOf('  Cannot tell')),
    `  Clocks       guest host-not-listed is 60 min ahead, by runs whose request is certain by name; corrected
               guest web-01 is 4 min 57 s to 5 min 3 s ahead, by runs whose request is certain by name; corrected
               guest web-02 is 58 s to 62 s behind, by the delays of its sensor; corrected
`,
  );
});

test('where no clock is off nothing is said of clocks', () => {
  assert.doesNotMatch(render(table, base), /Clocks/);
});

test('JSON has the clocks in milliseconds', () => {
  const { summary } = JSON.parse(render(json, report));
  assert.deepEqual(summary.clocks[1], {
    host_id: 'host-web-01',
    name: 'web-01',
    from_ms: 297_000,
    to_ms: 303_000,
    proof: 'exact-pair',
  });
});
