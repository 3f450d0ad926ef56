import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearMisses } from '../../../src/attribution/explain/near-misses.ts';
import type { Attribution } from '../../../src/attribution/model/attribution.ts';
import type { Execution } from '../../../src/attribution/model/execution.ts';
import type { Operation } from '../../../src/attribution/model/operation.ts';
import type { AttributionResult } from '../../../src/attribution/model/result.ts';
import {
  at,
  makeAttribution,
  makeExecution,
  makeHost,
  makeOperation,
} from '../../support/make-attribution.ts';

const vm = 'web-01';
const key = makeOperation(vm).target.key;
const host = makeHost(vm);

function resultOf(attributions: readonly Attribution[]): AttributionResult {
  const identity = { hostId: host.id, grade: 'vm-id', targetKeys: [key], settled: true } as const;
  return { attributions, coverage: [], hosts: [host], identities: [identity], offsets: [], cutListings: [] };
}

function run(overrides: Partial<Execution> = {}): Execution {
  return makeExecution({ start: at('09:30:12'), hostId: host.id, ...overrides });
}

function request(
  id: string,
  start: string,
  end: string | undefined,
  more: Partial<Operation> = {},
): Operation {
  const times = { start: at(start), firstSeen: at(start), end: end === undefined ? undefined : at(end) };
  return makeOperation(vm, { id, correlationId: id, ...times, ...more });
}

const unanswered = (operation: Operation, overrides: Partial<Attribution> = {}) =>
  makeAttribution({ verdict: 'unobserved', id: `of-${operation.id}`, operation, ...overrides });

const lost = run();
const orphan = makeAttribution({ verdict: 'unrequested', id: 'orphan', execution: lost, host });

const elsewhere = makeOperation('web-02', {
  id: 'op-other-vm',
  start: at('09:30:00'),
  firstSeen: at('09:30:00'),
  end: at('09:30:40'),
});

const cases: [what: string, operation: Operation, code: string, text: RegExp][] = [
  [
    'a refused one',
    request('refused', '09:30:00', '09:30:40', { refused: true, outcome: 'failure' }),
    'refused',
    /was refused, so it ran nothing/,
  ],
  [
    'one of another handler',
    request('managed', '09:30:00', '09:30:40', { channel: 'run-command-managed', name: 'nightly' }),
    'other-handler',
    /does not drive Microsoft\.CPlat\.Core\.RunCommandWindows/,
  ],
  [
    'a serial console',
    request('serial', '09:30:00', '09:30:40', { channel: 'serial-console' }),
    'claims-no-run',
    /starts no script/,
  ],
  [
    'one 40 s too late',
    request('later', '09:30:57', '09:31:40'),
    'before-request',
    /the run began 45 s before the request, 40 s outside its window/,
  ],
  [
    'one that had ended',
    request('ended', '08:30:00', '08:31:00'),
    'after-request',
    /the run began 59 min 12 s after the request had ended$/,
  ],
  [
    'one without an end',
    request('open', '07:59:00', undefined),
    'after-request',
    /91 min 12 s after the request, whose end is not on record, 67 s outside its window/,
  ],
  [
    'one that failed long before',
    request('failed', '09:00:00', '09:10:00', { outcome: 'failure' }),
    'late-only',
    /late start/,
  ],
  ['one on another machine', elsewhere, 'other-machine', /addressed web-02, the run was on another machine/],
];

for (const [what, operation, code, text] of cases) {
  test(`of a run, ${what} is told apart`, () => {
    const [miss, ...others] = nearMisses(orphan, resultOf([orphan, unanswered(operation)]));
    assert.equal(miss?.code, code);
    assert.match(miss.text, text);
    assert.equal(miss.elsewhere?.id, `of-${operation.id}`);
    assert.deepEqual(others, []);
  });
}

test('a managed run command of another name is told apart by it', () => {
  const handler = 'Microsoft.CPlat.Core.RunCommandHandlerWindows';
  const named = makeAttribution({
    verdict: 'unrequested',
    execution: run({ handler, name: 'Weekly' }),
    host,
  });
  const operation = request('nightly', '09:30:00', '09:30:40', {
    channel: 'run-command-managed',
    name: 'nightly',
  });
  const [miss] = nearMisses(named, resultOf([named, unanswered(operation)]));
  assert.deepEqual(miss && [miss.code, miss.text], [
    'other-name',
    "the request is for the run command nightly, the run's folder says Weekly",
  ]);
});

test('a request that is another run’s is taken, and says whose', () => {
  const operation = request('op', '09:30:00', '09:30:40');
  const other = makeAttribution({
    verdict: 'attributed',
    tier: 'only-feasible',
    id: 'other',
    operation,
    execution: run({ id: 'run-2', start: at('09:30:20') }),
    host,
  });
  const [miss] = nearMisses(orphan, resultOf([orphan, other]));
  assert.deepEqual([miss?.code, miss?.elsewhere?.id, miss?.sameMachine], ['taken', 'other', true]);
});

test('a run’s own request and its candidates are no near misses', () => {
  const operation = request('op', '09:30:00', '09:30:40');
  const settled = makeAttribution({ verdict: 'attributed', operation, execution: lost, host });
  assert.deepEqual(nearMisses(settled, resultOf([settled])), []);
  const candidates = [{ operation, identity: undefined, reasons: [] }];
  const open = makeAttribution({ verdict: 'ambiguous', candidates, execution: lost, host });
  assert.deepEqual(nearMisses(open, resultOf([open])), []);
});

test('of a request without a run, runs are compared', () => {
  const operation = request('op', '09:31:30', '09:32:00');
  const asked = unanswered(operation);
  const [miss] = nearMisses(asked, resultOf([orphan, asked]));
  assert.deepEqual(
    [miss?.code, miss?.execution.id, miss?.elsewhere?.id],
    ['before-request', 'run-1', 'orphan'],
  );
});

test('a refused request looks for no run', () => {
  const asked = unanswered(request('op', '09:30:00', '09:30:40', { refused: true }));
  assert.deepEqual(nearMisses(asked, resultOf([orphan, asked])), []);
});

test('beyond two hours, and on other machines beyond the window, nothing is near', () => {
  const far = unanswered(request('far', '05:00:00', '05:01:00'));
  const { target, resourceId } = elsewhere;
  const early = unanswered(request('early', '08:00:00', '08:01:00', { target, resourceId }));
  assert.deepEqual(nearMisses(orphan, resultOf([orphan, far, early])), []);
});

test('the same machine first, then the nearest', () => {
  const near = unanswered(request('near', '09:31:00', '09:32:00'));
  const far = unanswered(request('far', '08:31:00', '08:32:00'));
  const other = unanswered(elsewhere);
  const found = nearMisses(orphan, resultOf([other, far, near, orphan]));
  assert.deepEqual(
    found.map(({ operation }) => operation.id),
    ['near', 'far', 'op-other-vm'],
  );
});

test('of a host that is tied to no VM, whatever would fit on it is shown', () => {
  const result = { ...resultOf([orphan, unanswered(elsewhere)]), identities: [] };
  assert.deepEqual(
    nearMisses(orphan, result).map(({ code }) => code),
    ['host-not-known'],
  );
});
