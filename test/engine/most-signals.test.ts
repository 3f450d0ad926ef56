import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Detector } from '../../src/engine/detector.ts';
import { RuleSet } from '../../src/engine/rule-set.ts';
import type { DirectFields } from '../../src/event/direct-fields.ts';
import type { Event } from '../../src/event/event.ts';
import { rule } from '../rules/support.ts';
import { event, run, start } from './support.ts';

const interval = 5;
const most = 3;
const limited = rule(`rule_id = "limited"\nquery = "a: x"\nmax_signals = ${most}`);
const other = rule('rule_id = "other"\nquery = "a: x"\ninterval = "7m"\nmax_signals = 2');

interface Seen {
  readonly id: string;
  /** Minutes. */
  readonly at: number;
  readonly line: number;
}

/** Each id once, where its first line stands; of each run the first few by time and id. In its plainest form. */
function plainly(all: readonly Seen[]): { raised: string[]; dropped: number } {
  const first = new Map<string, Seen>();
  for (const one of all.toSorted((a, b) => b.line - a.line)) first.set(one.id, one);
  const runs = Map.groupBy(first.values(), ({ at }) => Math.ceil(at / interval));
  const raised = [...runs.values()].flatMap((ones) =>
    ones
      .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
      .slice(0, most)
      .map(({ id, line }) => `${id} ${line}`),
  );
  return { raised: raised.sort(), dropped: first.size - raised.length };
}

/**
 * @param isAsked whether it is asked first whether it wants an event
 * @param ahead how many events are asked of before the first of them is observed
 */
function said(
  all: readonly Seen[],
  isAsked: (at: number) => boolean,
  ahead = 0,
): { raised: string[]; dropped: number } {
  const detector = new Detector(new RuleSet([limited, other], { now: start }));
  const waiting: Event[] = [];
  for (const [index, { id, at, line }] of all.entries()) {
    const one = event(at, { a: 'x' }, { id, source: { file: 'f', line } });
    if (!isAsked(index) || detector.wants(one)) waiting.push(one);
    while (waiting.length > ahead) detector.observe(waiting.shift() as Event);
  }
  for (const one of waiting) detector.observe(one);
  const { detections, dropped } = detector.finish(({ rule: one }) => one === limited);
  const raised = detections.map(({ anchor, events: [one] }) => `${anchor} ${one?.source.line}`);
  return { raised: raised.sort(), dropped: dropped[0]?.count ?? 0 };
}

const times = fc.nat(40).map((quarter) => quarter / 4);

test('what is raised and dropped is what sorting all of it says, in any order and with copies', () => {
  const seen = fc.tuple(fc.nat(14), fc.nat(60));
  fc.assert(
    fc.property(fc.array(times, { minLength: 15, maxLength: 15 }), fc.array(seen), (timeOf, drawn) => {
      const all = drawn.map(([of, line]): Seen => ({ id: `e${of}`, at: timeOf[of] ?? 0, line }));
      const expected = plainly(all);
      assert.deepEqual(
        said(all, () => false),
        expected,
      );
      assert.deepEqual(
        said(all, () => true),
        expected,
      );
      assert.deepEqual(
        said(all, (at) => at % 3 > 0),
        expected,
      );
      assert.deepEqual(
        said(all, (at) => at % 5 > 0, 7),
        expected,
      );
    }),
    { numRuns: 100 },
  );
});

test('events that share an id at different times are one, in any order', () => {
  const seen = fc.record({ id: fc.constantFrom('p', 'q', 'r', 's', 't', 'u'), at: times });
  fc.assert(
    fc.property(fc.array(seen, { maxLength: 30 }), (drawn) => {
      const all = drawn.map((one, index): Seen => ({ ...one, line: index + 1 }));
      const { raised, dropped } = said(all, () => false);
      assert.deepEqual(
        said(all.toReversed(), () => true),
        { raised, dropped },
      );
      assert.equal(raised.length + dropped, new Set(drawn.map(({ id }) => id)).size);
    }),
    { numRuns: 100 },
  );
});

test('no document is made of an event that a run does not raise', () => {
  let made = 0;
  const direct: DirectFields = {
    family: { mayHold: (path) => path === 'a', isOfKind: () => false },
    kind: 'kind',
    kindText: '',
    get: (path) => (path === 'a' ? 'x' : undefined),
    text: () => 'x',
  };
  const events = Array.from(
    { length: 50 },
    (_, index): Event => ({
      ...event(
        0,
        {},
        { id: `e${String(index).padStart(2, '0')}`, time: { ms: start + index, ns: 0 }, direct },
      ),
      get doc() {
        made++;
        return { a: 'x' };
      },
    }),
  );
  // The first is in a run of its own.
  const { detections, dropped } = run([limited], events);
  assert.deepEqual([detections.length, dropped[0]?.count, made], [most + 1, 49 - most, most + 1]);
});

test('of events asked for ahead of others no more are wanted than runs may raise', () => {
  const detector = new Detector(new RuleSet([limited], { now: start }));
  const wanted = Array.from({ length: 50 }, (_, index) =>
    event(1 + index / 60, { a: 'x' }, { id: `e${index}` }),
  ).filter((one) => detector.wants(one));
  assert.equal(wanted.length, most);
});
