import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { rule } from '../rules/support.ts';
import { event, run, start } from './support.ts';

const value = 3;
const various = 2;
const mostAlerts = 2;
const interval = 5;
const lookback = 12;
const found = rule(`
type = "threshold"
query = "a: x"
from = "now-${lookback}m"
max_signals = ${mostAlerts}
[rule.threshold]
field = ["h"]
value = ${value}
[[rule.threshold.cardinality]]
field = "u"
value = ${various}
`);

interface Seen {
  readonly at: number;
  readonly arrives: number;
  readonly h: string;
  readonly u: string;
}

/** Every tick is a run, and every run counts from nothing: what the engine must say, in its plainest form. */
function plainly(all: readonly Seen[], mode: 'scan' | 'replay'): string[] {
  const said: string[] = [];
  const counted = new Map<string, number>();
  for (let now = 0; now <= 240; now += interval) {
    const isIn = ({ at, arrives }: Seen) =>
      mode === 'scan'
        ? at > now - lookback && at <= now
        : at >= now - lookback && at <= now && arrives <= now;
    const large = [...new Set(all.map(({ h }) => h))].flatMap((h) => {
      const members = all.filter((one) => one.h === h && isIn(one) && one.at > (counted.get(h) ?? -1));
      const isLarge = members.length >= value && new Set(members.map(({ u }) => u)).size >= various;
      return isLarge ? [{ h, count: members.length, last: Math.max(...members.map(({ at }) => at)) }] : [];
    });
    large.sort((a, b) => a.last - b.last || (a.h < b.h ? -1 : 1));
    for (const [place, { h, count, last }] of large.entries()) {
      if (place < mostAlerts || mode === 'scan') counted.set(h, last);
      if (place < mostAlerts) said.push(`${now} ${h} ${count}`);
    }
  }
  return said.sort();
}

const seen = fc
  .tuple(fc.nat(180), fc.nat(30), fc.constantFrom('1', '2', '3', '4'), fc.constantFrom('p', 'q'))
  .map(([at, late, h, u]): Seen => ({ at: at / 2, arrives: (at + late) / 2, h, u }));

for (const mode of ['scan', 'replay'] as const) {
  test(`${mode}: groups are those that counting anew at every tick gives`, () => {
    fc.assert(
      fc.property(fc.array(seen, { minLength: 5, maxLength: 60 }), (all) => {
        const events = all.map(({ at, arrives, h, u }, index) =>
          event(at, { a: 'x', h, u }, { id: `${index}`, ingested: event(arrives, {}).time }),
        );
        const { detections } = run([found], events, mode);
        const said = detections.map(
          ({ runAt, threshold }) =>
            `${(runAt - start) / 60_000} ${threshold?.terms[0]?.value} ${threshold?.count}`,
        );
        assert.deepEqual(said.sort(), plainly(all, mode));
      }),
      { numRuns: 500 },
    );
  });
}
