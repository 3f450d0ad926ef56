import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SessionEntry } from '../../../src/attribution/session/session.ts';
import { sessionSteps } from '../../../src/attribution/session/steps.ts';
import { at } from '../../support/make-attribution.ts';

function entry(clock: string, overrides: Partial<SessionEntry> = {}): SessionEntry {
  return {
    time: at(clock),
    eventId: `event-${clock}`,
    source: { file: 'activity.json', line: 1 },
    operationName: 'Microsoft.Compute/virtualMachines/restart/action',
    resourceId: '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/web-01',
    result: 'Start',
    correlationId: 'aaaa',
    ip: undefined,
    tokenIp: undefined,
    sameToken: false,
    note: undefined,
    ...overrides,
  };
}

test('the records of one request are one step, whatever case they are in', () => {
  const steps = sessionSteps([
    entry('09:00:00'),
    entry('09:00:01', {
      operationName: 'MICROSOFT.COMPUTE/VIRTUALMACHINES/RESTART/ACTION',
      result: 'Accept',
      ip: '203.0.113.24',
      tokenIp: '198.51.100.9',
      sameToken: true,
    }),
    entry('09:00:09', { result: 'Success' }),
  ]);
  assert.equal(steps.length, 1);
  const [step] = steps;
  assert.deepEqual(
    [step?.time, step?.result, step?.ip, step?.tokenIp, step?.sameToken, step?.entries.length],
    [at('09:00:00'), 'Success', '203.0.113.24', '198.51.100.9', true, 3],
  );
});

test('other requests, and records without a correlation id, are steps of their own', () => {
  const steps = sessionSteps([
    entry('09:00:00'),
    entry('09:00:01', { correlationId: 'bbbb' }),
    entry('09:00:02', { correlationId: '' }),
    entry('09:00:03', { correlationId: '' }),
  ]);
  assert.equal(steps.length, 4);
});
