import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Alert } from '../../../src/alerts/alert.ts';
import { compareAlerts } from '../../../src/alerts/alert-run.ts';
import { groupAlerts } from '../../../src/output/alerts/alert-groups.ts';
import { markdown } from '../../../src/output/markdown.ts';
import { table } from '../../../src/output/table.ts';
import { columns } from '../../../src/output/text/columns.ts';
import { safeText } from '../../../src/output/text/safe-text.ts';
import { assertGolden } from '../../support/golden.ts';
import { makeAlert, makeDetection } from '../../support/make-alert.ts';
import { at } from '../../support/make-attribution.ts';
import { makeReport } from '../../support/make-report.ts';
import { samples } from '../../support/make-samples.ts';
import { render } from '../../support/render.ts';

let made = 0;

/** Synthetic. */
function alert(
  name: string,
  severity: Alert['severity'],
  clock: string,
  day = '2026-06-03',
  run?: number,
): Alert {
  const { detection } = makeAlert();
  const runs = run === undefined ? [] : [samples[run]?.id ?? ''];
  const overrides = { id: `alert-${made++}`, name, severity, attributions: runs };
  return makeAlert({ ...overrides, detection: { ...detection, time: at(clock, day) } });
}

const alerts = [
  alert('Cloud command on a machine', 'medium', '09:30:15', '2026-06-03', 0),
  alert('Cloud command on a machine', 'medium', '10:02:00', '2026-06-03', 1),
  alert('Cloud command on a machine', 'medium', '11:00:00', '2026-06-04', 2),
  alert('Token used elsewhere', 'medium', '11:30:00'),
  alert('Credentials dumped', 'critical', '10:50:45', '2026-06-03', 3),
  alert('Seen all day', 'low', '10:00:00'),
  alert('Seen all day', 'low', '10:00:01'),
].sort(compareAlerts);
const report = { ...makeReport(), detection: makeDetection(alerts) };

test('most severe first, then the rarest, those of one name together', () => {
  assert.deepEqual(
    groupAlerts(report).map(({ name, alerts: members }) => [name, members.length]),
    [
      ['Credentials dumped', 1],
      ['Token used elsewhere', 1],
      ['Cloud command on a machine', 3],
      ['Seen all day', 2],
    ],
  );
});

/** From the heading to the line of the rules. */
function alertPart(options: Parameters<typeof render>[2]): string {
  const text = render(table, report, options);
  return `${text.slice(text.indexOf('Alerts\n'), text.indexOf('26 rules loaded'))}`;
}

for (const [name, options] of [
  ['80', { width: 80 }],
  ['160', { width: 160 }],
  ['80-verbose', { width: 80, verbose: true }],
] as const) {
  test(`alerts at ${name} are as recorded`, () => {
    assertGolden(alertPart(options), new URL(`goldens/alerts-${name}.txt`, import.meta.url));
  });
}

test('no alert is wider than the terminal', () => {
  for (const width of [40, 80, 139, 140, 160])
    for (const text of alertPart({ width }).split('\n')) assert.ok(columns(safeText(text)) <= width, text);
});

test('what is not shown is counted', () => {
  const many = Array.from({ length: 20 }, (_, index) => alert(`Rule ${index}`, 'low', '10:00:00'));
  const block = makeAlert({ id: 'block' }, { isBuildingBlock: true });
  const full = { ...makeReport(), detection: makeDetection([...many, block]) };
  assert.match(
    render(table, full, { width: 80 }),
    /^and 8 more alerts under 8 more names, 1 building block \(--verbose shows them\)$/m,
  );
  assert.match(render(markdown, full), /^- and 5 more alerts under 5 more names$/m);
});

test('a ticket says how often, until when and where', () => {
  assert.match(
    render(markdown, report),
    /^- \*\*medium\*\* 2026-06-03 09:30:15Z `Cloud command on a machine`: 3 alerts until 2026-06-04 11:00:00Z on `web-01`, /m,
  );
});
