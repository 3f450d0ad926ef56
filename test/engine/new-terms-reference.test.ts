import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { rule } from '../rules/support.ts';
import { event, run, start } from './support.ts';

const interval = 5;
const lookback = 13;
const history = 40;
const found = rule(`
type = "new_terms"
query = "a: x"
from = "now-${lookback}m"
new_terms_fields = ["u"]
history_window_start = "now-${history}m"
`);

interface Seen {
  readonly id: string;
  readonly at: number;
  readonly arrives: number;
  readonly u: string;
}

/** Every tick is a run that looks through the whole history: what the engine must say, in its plainest form. */
function plainly(all: readonly Seen[], mode: 'scan' | 'replay'): string[] {
  const said = new Map<string, string>();
  for (let now = 0; now <= 240; now += interval) {
    const here = all.filter(({ arrives }) => mode === 'scan' || arrives <= now);
    const first = mode === 'scan' ? now - interval : now - lookback;
    const isIn = ({ at }: Seen) => (mode === 'scan' ? at > first : at >= first) && at <= now;
    const isBefore = ({ at }: Seen) => at >= now - history && (mode === 'scan' ? at <= first : at < first);
    for (const u of new Set(all.map((one) => one.u))) {
      if (here.some((one) => one.u === u && isBefore(one))) continue;
      const [earliest] = here
        .filter((one) => one.u === u && isIn(one))
        .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
      if (!earliest) continue;
      const anchor = `${u} ${earliest.id}`;
      if (!said.has(anchor)) said.set(anchor, `${now} ${anchor}`);
    }
  }
  return [...said.values()].sort();
}

const seen = fc.tuple(fc.nat(180), fc.nat(30), fc.constantFrom('p', 'q', 'r'));

for (const mode of ['scan', 'replay'] as const) {
  test(`${mode}: what is new is what looking through the history at every tick gives`, () => {
    fc.assert(
      fc.property(fc.array(seen, { minLength: 3, maxLength: 40 }), (drawn) => {
        const all = drawn.map(([at, late, u], index): Seen => {
          return { id: `e${String(index).padStart(3, '0')}`, at: at / 2, arrives: (at + late) / 2, u };
        });
        const events = all.map(({ id, at, arrives, u }) =>
          event(at, { a: 'x', u }, { id, ingested: event(arrives, {}).time }),
        );
        const { detections } = run([found], events, mode);
        const said = detections.map(
          ({ runAt, newTerms, events: [one] }) =>
            `${(runAt - start) / 60_000} ${newTerms?.[0]?.value} ${one?.id}`,
        );
        assert.deepEqual(said.sort(), plainly(all, mode));
      }),
      { numRuns: 500 },
    );
  });
}
