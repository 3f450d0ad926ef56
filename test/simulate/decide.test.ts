import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decide } from '../../src/simulate/decide/decide.ts';
import type { Fact } from '../../src/simulate/observe/fact.ts';
import { observe } from '../../src/simulate/observe/observe.ts';
import { createRandom } from '../../src/simulate/random.ts';
import { buildEstate } from '../../src/simulate/world/build-estate.ts';
import { buildPrincipals } from '../../src/simulate/world/build-principals.ts';
import { tellStory } from '../../src/simulate/world/tell-story.ts';
import { asked, quiet, type Ran, ran } from './facts.ts';
import { bundled } from './scenarios.ts';

const second = 1000;
const minute = 60_000;
const hour = 3_600_000;
const t0 = Date.UTC(2026, 0, 5, 12);

/** Each run and request by its name, with what is decided of it. */
function verdicts(facts: readonly Fact[]): Record<string, string> {
  const { executions, operations } = decide(facts);
  const told: Record<string, string> = {};
  for (const { acts, decidable } of executions) for (const act of acts) told[act] = tell(decidable);
  for (const { requestIds, decidable } of operations) {
    for (const id of requestIds) if (!id.startsWith('noise')) told[id] = tell(decidable);
  }
  return told;
}

function tell(decidable: ReturnType<typeof decide>['executions'][number]['decidable']): string {
  if (decidable.kind === 'pair') return `pair ${decidable.operation.correlation_id}`;
  if (decidable.kind === 'principal' || decidable.kind === 'ambiguous') {
    return `${decidable.kind} ${decidable.candidates
      .map((one) => one.correlation_id)
      .sort()
      .join(' ')}`;
  }
  return 'reason' in decidable ? `${decidable.kind} ${decidable.reason}` : decidable.kind;
}

const day = quiet(t0 - 4 * hour, t0 + 6 * hour);

describe('decidable, by hand', () => {
  const cases: [what: string, facts: Fact[], expected: Record<string, string>][] = [
    [
      'one request, one run',
      [...asked('A', { at: t0, lasts: 30 * second }), ran('r', { at: t0 + 9 * second })],
      { A: 'pair A', r: 'pair A' },
    ],
    [
      'a run five seconds before its request is in the window, six are not',
      [
        ...asked('A', { at: t0, lasts: 30 * second }),
        ...asked('B', { at: t0 + hour, lasts: 30 * second }),
        ran('r', { at: t0 - 5 * second }),
        ran('s', { at: t0 + hour - 6 * second }),
      ],
      { A: 'pair A', B: 'unobserved not-seen', r: 'pair A', s: 'unrequested no-record' },
    ],
    [
      'two requests without an end keep their order',
      [
        ...asked('A', { at: t0 }),
        ...asked('B', { at: t0 + 2 * minute }),
        ran('r', { at: t0 + 10 * second }),
        ran('s', { at: t0 + 3 * minute }),
      ],
      { A: 'pair A', B: 'pair B', r: 'pair A', s: 'pair B' },
    ],
    [
      'overlapping managed commands without names, of two people',
      [
        ...asked('A', { at: t0, lasts: 2 * minute, managed: 'a' }),
        ...asked('B', { at: t0 + second, lasts: 2 * minute, managed: 'b', by: 'lynner' }),
        { ...ran('r', { at: t0 + 20 * second, managed: 'a' }), script: nameless() },
        { ...ran('s', { at: t0 + 30 * second, managed: 'a' }), script: nameless() },
      ],
      { A: 'candidate', B: 'candidate', r: 'ambiguous A B', s: 'ambiguous A B' },
    ],
    [
      'the same of one person: who asked is certain, which request is not',
      [
        ...asked('A', { at: t0, lasts: 2 * minute, managed: 'a' }),
        ...asked('B', { at: t0 + second, lasts: 2 * minute, managed: 'b' }),
        { ...ran('r', { at: t0 + 20 * second, managed: 'a' }), script: nameless() },
        { ...ran('s', { at: t0 + 30 * second, managed: 'a' }), script: nameless() },
      ],
      { A: 'candidate', B: 'candidate', r: 'principal A B', s: 'principal A B' },
    ],
    [
      'two runs and one request: neither is certain',
      [
        ...asked('A', { at: t0, lasts: 2 * minute }),
        ran('r', { at: t0 + 20 * second }),
        ran('s', { at: t0 + 30 * second }),
      ],
      { A: 'candidate', r: 'ambiguous A', s: 'ambiguous A' },
    ],
    [
      'a shell and the interpreter of its script are one run, whatever was not recorded between them',
      [
        ...asked('A', { at: t0, lasts: 2 * minute, managed: 'a' }),
        shell('r', { at: t0 + 20 * second, managed: 'a' }),
        ran('r', { at: t0 + 24 * second, managed: 'a', path: true }),
        ran('s', { at: t0 + 25 * second, managed: 'b', path: true }),
      ],
      { A: 'pair A', r: 'pair A', s: 'unrequested no-record' },
    ],
    [
      'a time cut to the second leaves the whole second open, and no more',
      [
        ...asked('A', { at: t0, lasts: 2 * minute, managed: 'a' }),
        shell('r', { at: t0 + 20 * second + 999, managed: 'a' }),
        ran('r', { at: t0 + 20 * second, managed: 'a', path: true }),
        ran('s', { at: t0 + 19 * second, managed: 'a', path: true }),
      ],
      { A: 'pair A', r: 'pair A', s: 'unrequested no-record' },
    ],
    [
      'a run by path alone waits behind one by ancestry',
      [
        ...asked('A', { at: t0, lasts: 2 * minute }),
        ran('r', { at: t0 + 20 * second, path: true }),
        ran('s', { at: t0 + 30 * second }),
      ],
      { A: 'pair A', r: 'unrequested no-record', s: 'pair A' },
    ],
    [
      'names decide',
      [
        ...asked('A', { at: t0, lasts: 2 * minute, managed: 'a' }),
        ...asked('B', { at: t0 + second, lasts: 2 * minute, managed: 'b' }),
        ran('r', { at: t0 + 20 * second, managed: 'b' }),
        ran('s', { at: t0 + 21 * second, managed: 'a' }),
      ],
      { A: 'pair A', B: 'pair B', r: 'pair B', s: 'pair A' },
    ],
    [
      'a clock that is behind shows in a name that was written once and ran once',
      [
        ...asked('A', { at: t0, lasts: 30 * second, managed: 'a' }),
        ...asked('B', { at: t0 + hour, lasts: 30 * second }),
        ran('r', { at: t0 - 20 * minute + 9 * second, managed: 'a' }),
        ran('s', { at: t0 + 40 * minute + 9 * second, linux: true }),
      ],
      { A: 'pair A', B: 'pair B', r: 'pair A', s: 'pair B' },
    ],
    [
      'a clock that is ahead shows in no pair',
      [
        ...asked('A', { at: t0, lasts: 30 * second, managed: 'a' }),
        ran('r', { at: t0 + 100 * minute, managed: 'a' }),
      ],
      { A: 'unobserved not-seen', r: 'unrequested no-record' },
    ],
    [
      'where no start is known, the first record stands in for the order',
      [
        ...asked('A', { at: t0, lasts: 10 * minute, started: false, accepted: false }),
        ...asked('B', { at: t0 + minute, lasts: 20 * minute, started: false, accepted: false }),
        ran('r', { at: t0 + 2 * minute }),
        ran('s', { at: t0 + 3 * minute }),
      ],
      { A: 'pair A', B: 'pair B', r: 'pair A', s: 'pair B' },
    ],
    [
      'a refusal ran nothing, by its status or by its haste',
      [
        ...asked('A', { at: t0, lasts: 40 * second, failed: true, refusal: true, accepted: false }),
        ...asked('B', { at: t0 + hour, lasts: 2 * second, failed: true, accepted: false }),
        ran('r', { at: t0 + 2 * second }),
      ],
      { A: 'unobserved operation-failed', B: 'unobserved operation-failed', r: 'unrequested no-record' },
    ],
    [
      'a run after the failure of its request comes late',
      [...asked('A', { at: t0, lasts: 20 * minute, failed: true }), ran('r', { at: t0 + hour })],
      { A: 'pair A', r: 'pair A' },
    ],
    [
      'a success in action mode is over when it is over',
      [...asked('A', { at: t0, lasts: minute }), ran('r', { at: t0 + 2 * minute })],
      { A: 'unobserved not-seen', r: 'unrequested no-record' },
    ],
    [
      'no host, no sensor',
      [...asked('A', { at: t0, lasts: minute, vm: 'other' })],
      { A: 'unobserved no-sensor' },
    ],
    [
      'two machines of one name: shown, never guessed',
      [
        ...asked('A', { at: t0, lasts: minute }),
        ...asked('B', { at: t0, lasts: minute, subscription: 'sub2' }),
        ran('r', { at: t0 + 20 * second }),
      ],
      { A: 'candidate', B: 'candidate', r: 'ambiguous A B' },
    ],
    [
      'the name of another machine in the metadata is a veto',
      [
        ...asked('A', { at: t0, lasts: minute }),
        ran('r', { at: t0 + 20 * second, host: 'h2', instance: 'elsewhere', subscription: 'sub' }),
      ],
      { A: 'unobserved not-seen', r: 'unrequested no-record' },
    ],
  ];
  for (const [what, facts, expected] of cases) {
    test(what, () => assert.deepEqual(verdicts([...day, ...facts]), expected));
  }

  test('fifteen letters of a longer name will do where no other name begins so', () => {
    const long = 'payments-prod-web-01';
    const label = long.slice(0, 15);
    const watched = quiet(t0 - 4 * hour, t0 + 6 * hour, { label });
    const request = asked('A', { at: t0, lasts: minute, vm: long });
    const run = ran('r', { at: t0 + 20 * second, label });
    assert.deepEqual(verdicts([...watched, ...request, run]), { A: 'pair A', r: 'pair A' });
    const twin = asked('noise', { at: t0 - hour, vm: 'payments-prod-web-02' }).map((fact) => ({
      ...fact,
      channel: undefined,
    }));
    assert.deepEqual(verdicts([...watched, ...request, ...twin, run]), { A: 'candidate', r: 'ambiguous A' });
  });

  test('what is missing is told by what was recorded', () => {
    const request = asked('A', { at: t0, lasts: minute });
    const before = quiet(t0 - 6 * hour, t0 - 2 * hour);
    const after = quiet(t0 + 2 * hour, t0 + 6 * hour);
    assert.deepEqual(verdicts([...before, ...request]), { A: 'unobserved outside-coverage' });
    assert.deepEqual(verdicts([...after, ...request]), { A: 'unobserved outside-coverage' });
    assert.deepEqual(verdicts([...before, ...after, ...request]), { A: 'unobserved sensor-silent' });
    const run = ran('r', { at: t0 + 20 * second });
    assert.deepEqual(verdicts([...after, run]), { r: 'unrequested outside-coverage' });
  });

  /** The shell that the handler starts, seen by another sensor than the script's interpreter. */
  function shell(act: string, wish: Ran): Fact {
    const interpreter = ran(act, wish);
    const { script, entityId, pid } = interpreter;
    return {
      ...interpreter,
      pid: pid + 7,
      entityId: `${entityId}/shell`,
      script: script && { ...script, form: 'wrapper' },
      mark: { act, part: 'wrapper' },
    };
  }

  function nameless() {
    return {
      ...(ran('', { at: 0, managed: 'a' }).script as NonNullable<ReturnType<typeof ran>['script']>),
      commandName: undefined,
    };
  }
});

describe('decidable, over scenarios', () => {
  for (const name of ['overlaps', 'gaps', 'names', 'torn-requests', 'impostors', 'rebuilt']) {
    test(`${name}: order and doubling of records change nothing`, () => {
      const facts = factsOf(name);
      const shuffled = createRandom('order').shuffle([...facts, ...facts.filter((_, at) => at % 7 === 0)]);
      const plain = (all: readonly Fact[]) =>
        Object.entries(verdicts(all)).sort(([a], [b]) => (a < b ? -1 : 1));
      assert.deepEqual(plain(shuffled), plain(facts));
    });
  }
});

function factsOf(name: string): Fact[] {
  const scenario = bundled(name);
  const random = createRandom(`${name}/1`);
  const estate = buildEstate(scenario, random.fork('estate'));
  const principals = buildPrincipals(scenario, estate, random.fork('principals'));
  const history = tellStory(scenario, estate, principals, random.fork('story'));
  return observe(scenario, history, random.fork('observation')).flatMap((log) =>
    log.records.flatMap((record) => record.fact ?? []),
  );
}
