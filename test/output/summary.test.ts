import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ScanReport } from '../../src/output/scan-report.ts';
import { viewCoverage } from '../../src/output/summary/coverage-view.ts';
import { findLimits, type LimitCode } from '../../src/output/summary/limits.ts';
import { countVerdicts } from '../../src/output/summary/verdict-counts.ts';
import { troubleLines } from '../../src/output/summary.ts';
import { makeReport } from '../support/make-report.ts';
import {
  attributedAction,
  attributedManaged,
  refused,
  samples,
  unobserved,
  unrequested,
} from '../support/make-samples.ts';

function subjects(report: ScanReport, code: LimitCode): readonly string[] | undefined {
  return findLimits(report).find((limit) => limit.code === code)?.subjects;
}

function without(plane: 'cloud' | 'guest'): ScanReport {
  const report = makeReport([attributedManaged]);
  const coverage = report.result.coverage.filter((one) => one.plane !== plane);
  return { ...report, result: { ...report.result, coverage } };
}

test('every verdict is counted, with its reasons', () => {
  const counts = countVerdicts(samples);
  assert.deepEqual(
    counts.map(({ verdict, count }) => [verdict, count]),
    [
      ['attributed', 3],
      ['ambiguous', 1],
      ['unobserved', 2],
      ['unrequested', 1],
      ['not-applicable', 1],
    ],
  );
  assert.deepEqual(counts[2]?.reasons, [
    { reason: 'no-sensor', count: 1 },
    { reason: 'operation-failed', count: 1 },
  ]);
});

test('coverage: the cloud first, then hosts in which something ran; gaps between intervals', () => {
  const views = viewCoverage(makeReport().result);
  assert.deepEqual(
    views.map(({ plane, name, gaps }) => [plane, name, gaps.length]),
    [
      ['cloud', 'aaaa0a0a-bb1b-cc2c-dd3d-eeeeee4e4e4e', 0],
      ['guest', 'db-01', 0],
      ['guest', 'web-01', 1],
    ],
  );
});

test('without a plane its half of the answer is missing, and only that is said of it', () => {
  const codes = (plane: 'cloud' | 'guest') => findLimits(without(plane)).map(({ code }) => code);
  assert.ok(codes('cloud').includes('no-cloud-records'));
  assert.ok(!codes('cloud').includes('subscription-unseen'));
  assert.ok(codes('guest').includes('no-guest-records'));
  assert.ok(!codes('guest').includes('machine-without-telemetry'));
});

test('limits name what they concern', () => {
  const report = makeReport([unobserved, unobserved, refused]);
  assert.deepEqual(subjects(report, 'machine-without-telemetry'), ['jump-02']);
  assert.deepEqual(subjects(report, 'subscription-unseen'), ['bbbb1b1b-cc2c-dd3d-ee4e-ffffff5f5f5f']);
});

test('a run on a host that could not be tied to a machine is a limit, one on a settled host is not', () => {
  assert.equal(subjects(makeReport([unrequested]), 'host-not-resolved'), undefined);
  const report = makeReport([unrequested]);
  const identities = report.result.identities.map((identity) => ({ ...identity, settled: false }));
  assert.deepEqual(subjects({ ...report, result: { ...report.result, identities } }, 'host-not-resolved'), [
    'web-02',
  ]);
});

test('a script that is known is no limit', () => {
  assert.equal(subjects(makeReport([attributedManaged]), 'script-not-recorded'), undefined);
  assert.deepEqual(subjects(makeReport([attributedAction]), 'script-not-recorded'), []);
});

test('what was left out on purpose is no trouble', () => {
  const lines = [...troubleLines(makeReport())];
  assert.deepEqual(lines, ['warning: 2 × a record is not valid JSON (first: activity.json:12)\n']);
});
