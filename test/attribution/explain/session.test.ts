import assert from 'node:assert/strict';
import { test } from 'node:test';
import { principalOf } from '../../../src/attribution/cloud/principal.ts';
import { SessionCollector } from '../../../src/attribution/session/session.ts';
import type { Event } from '../../../src/event/event.ts';
import { at } from '../../support/make-attribution.ts';
import { eventOf } from '../case-events.ts';

const upn = 'http://schemas_xmlsoap_org/ws/2005/05/identity/claims/upn';
const objectId = 'http://schemas_microsoft_com/identity/claims/objectidentifier';
const adele = '00000000-0000-4000-8000-00000000000a';
const megan = '00000000-0000-4000-8000-00000000000b';

interface Note {
  readonly t?: string;
  readonly operation?: string;
  readonly claims?: Readonly<Record<string, string>>;
  readonly caller?: string;
  readonly ip?: string;
}

/** Synthetic: a record of the Activity Log, by adele unless it says otherwise. */
function record(note: Note): Event {
  const { t = '2026-06-03T10:00:00Z', operation = 'Microsoft.Compute/virtualMachines/restart/action' } = note;
  const doc = {
    '@timestamp': t,
    source: { ip: note.ip ?? '203.0.113.7' },
    azure: {
      correlation_id: `of ${t} ${operation}`,
      resource: {
        id: '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/web-01',
      },
      activitylogs: {
        operation_name: operation.toUpperCase(),
        result_type: 'Success',
        caller: note.caller,
        identity: {
          claims: note.claims ?? { [objectId]: adele, [upn]: 'adelev@contoso.com', uti: 'token-1' },
        },
      },
    },
  };
  return eventOf(doc, 'logs-azure.activitylogs-default', 'azure-event-hub');
}

function sessionOf(events: readonly Event[]) {
  const collector = new SessionCollector(principalOf(record({}).doc), at('10:00:00'));
  for (const event of events.toReversed()) collector.observe(event);
  return collector.entries();
}

test('a session has what a principal did, by object id or by name, and what its token did for anybody', () => {
  const events = [
    record({ operation: 'a/write' }),
    record({ operation: 'b/write', claims: { [objectId]: adele } }),
    record({ operation: 'c/write', claims: {}, caller: 'AdeleV@contoso.com' }),
    record({ operation: 'd/write', claims: { [objectId]: megan, uti: 'token-1' } }),
    record({
      operation: 'e/write',
      claims: { [objectId]: megan, [upn]: 'meganb@contoso.com', uti: 'token-2' },
    }),
    // The name was somebody else's, whose object id says so.
    record({
      operation: 'f/write',
      claims: { [objectId]: megan, [upn]: 'adelev@contoso.com', uti: 'token-3' },
    }),
    record({ operation: 'g/write', claims: {} }),
  ];
  const found = sessionOf(events).map(({ operationName, sameToken }) => [operationName, sameToken]);
  assert.deepEqual(
    new Set(found.map(([name]) => name)),
    new Set(['A/WRITE', 'B/WRITE', 'C/WRITE', 'D/WRITE']),
  );
  assert.deepEqual(
    found
      .filter(([, same]) => same)
      .map(([name]) => name)
      .sort(),
    ['A/WRITE', 'D/WRITE'],
  );
});

test('it reaches a day before and a day after', () => {
  const times = [
    '2026-06-02T09:59:59Z',
    '2026-06-02T10:00:00Z',
    '2026-06-04T10:00:00Z',
    '2026-06-04T10:00:01Z',
  ];
  assert.deepEqual(
    sessionOf(times.map((t) => record({ t }))).map(({ time }) => time.ms),
    [Date.parse('2026-06-02T10:00:00Z'), Date.parse('2026-06-04T10:00:00Z')],
  );
});

test('what an investigator looks twice at is noted', () => {
  const notes: [operation: string, note: string | undefined][] = [
    ['Microsoft.Authorization/roleAssignments/write', 'role-assignment'],
    ['Microsoft.Authorization/elevateAccess/action', 'role-assignment'],
    ['Microsoft.Compute/virtualMachines/runCommand/action', 'run'],
    ['Microsoft.Compute/virtualMachineScaleSets/virtualMachines/runCommands/write', 'run'],
    ['Microsoft.HybridCompute/machines/runCommands/write', 'run'],
    ['Microsoft.Compute/virtualMachines/runCommands/delete', 'run-deleted'],
    ['Microsoft.HybridCompute/machines/extensions/delete', 'run-deleted'],
    ['Microsoft.ContainerService/managedClusters/runCommand/action', 'run'],
    ['Microsoft.Automation/automationAccounts/jobs/write', 'run'],
    ['Microsoft.SerialConsole/serialPorts/connect/action', 'run'],
    ['Microsoft.Insights/diagnosticSettings/delete', 'log-settings'],
    ['Microsoft.Insights/diagnosticSettings/write', 'log-settings'],
    ['Microsoft.OperationalInsights/workspaces/delete', 'log-settings'],
    ['Microsoft.Compute/virtualMachines/write', undefined],
    ['Microsoft.Compute/virtualMachines/restart/action', undefined],
  ];
  for (const [operation, note] of notes)
    assert.equal(sessionOf([record({ operation })])[0]?.note, note, operation);
});

test("the token's address is told where it is not the caller's", () => {
  const claims = { [objectId]: adele, ipaddr: '198.51.100.9' };
  const [differing] = sessionOf([record({ claims })]);
  assert.deepEqual([differing?.ip, differing?.tokenIp], ['203.0.113.7', '198.51.100.9']);
  const [equal] = sessionOf([record({ claims, ip: '198.51.100.9' })]);
  assert.deepEqual([equal?.ip, equal?.tokenIp], ['198.51.100.9', undefined]);
});
