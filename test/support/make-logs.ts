import type { JsonObject } from '../../src/event/json.ts';
import { subscription } from './make-attribution.ts';

/* Synthetic raw records, as a user's files would hold them: one run with its request, one run without. */

const correlationId = 'aaaa0000-bb11-2222-33cc-444444dddddd';

/** Activity Log records of the event hub: one request for web-01, and enough around it to cover the morning. */
export const activityLog: readonly JsonObject[] = [
  activityRecord('06:00:00', 'Success', {
    operation: 'Microsoft.Storage/storageAccounts/write',
    correlationId: 'quiet-1',
  }),
  activityRecord('09:30:00', 'Start'),
  activityRecord('09:30:02', 'Accept'),
  activityRecord('09:30:41', 'Success'),
  activityRecord('13:00:00', 'Success', {
    operation: 'Microsoft.Storage/storageAccounts/write',
    correlationId: 'quiet-2',
  }),
];

/** Process starts on web-01: heartbeat, the requested run, a later one that nobody asked for. */
export const guestLog: readonly JsonObject[] = [
  ...heartbeat(),
  ...runCommand('09:30:12', 'script0.ps1', 4300, 'whoami /all'),
  ...runCommand('11:15:20', 'script1.ps1', 5300, 'net user svc-backup /add'),
];

/** As many runs that nobody asked for, a minute apart. */
export function manyRuns(count: number): JsonObject[] {
  return Array.from({ length: count }, (_, minute) => {
    const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00`;
    return runCommand(clock, `script${minute}.ps1`, 10_000 + minute * 10, 'whoami');
  }).flat();
}

export function ndjson(records: readonly JsonObject[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}

function activityRecord(
  clock: string,
  resultType: string,
  {
    operation = 'Microsoft.Compute/virtualMachines/runCommand/action',
    correlationId: id = correlationId,
  } = {},
): JsonObject {
  const scope = `/subscriptions/${subscription}/resourceGroups/rg-web/providers/Microsoft.Compute/virtualMachines/web-01`;
  return {
    time: `2026-06-03T${clock}.0000000Z`,
    resourceId: scope.toUpperCase(),
    operationName: operation.toUpperCase(),
    category: 'Administrative',
    resultType,
    resultSignature: `${resultType}ed.`,
    callerIpAddress: '203.0.113.24',
    correlationId: id,
    identity: {
      authorization: { scope, action: operation, evidence: { role: 'Virtual Machine Contributor' } },
      claims: {
        'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn': 'miriamg@contoso.com',
        'http://schemas.microsoft.com/identity/claims/objectidentifier':
          'aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb',
      },
    },
    level: 'Information',
    location: 'global',
  };
}

/** Anything at all, often enough that the host counts as watched. */
function heartbeat(): JsonObject[] {
  const records: JsonObject[] = [];
  for (let minute = 6 * 60; minute <= 13 * 60; minute += 30) {
    const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:30`;
    records.push(
      processStart(clock, `svc-${minute}`, {
        name: 'svchost.exe',
        command_line: 'svchost.exe -k netsvcs',
        pid: 900,
      }),
    );
  }
  return records;
}

function runCommand(clock: string, script: string, pid: number, command: string): JsonObject[] {
  const plugin = 'C:\\Packages\\Plugins\\Microsoft.CPlat.Core.RunCommandWindows\\1.1.18';
  const handler = {
    name: 'RunCommandExtension.exe',
    executable: `${plugin}\\bin\\RunCommandExtension.exe`,
    command_line: `"${plugin}\\bin\\RunCommandExtension.exe" enable`,
    pid,
  };
  const shell = {
    name: 'cmd.exe',
    executable: 'C:\\Windows\\System32\\cmd.exe',
    command_line: `"cmd" /c powershell  -ExecutionPolicy Unrestricted -File ${script}`,
    pid: pid + 1,
    parent: { ...handler, entity_id: `${script}-handler` },
  };
  const interpreter = {
    name: 'powershell.exe',
    executable: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
    command_line: `powershell  -ExecutionPolicy Unrestricted -File ${script}`,
    working_directory: `${plugin}\\Downloads\\`,
    pid: pid + 2,
    parent: { ...shell, entity_id: `${script}-cmd` },
  };
  const child = {
    name: 'child.exe',
    command_line: command,
    pid: pid + 3,
    parent: { ...interpreter, entity_id: `${script}-ps` },
  };
  return [
    processStart(clock, `${script}-handler`, handler),
    processStart(clock, `${script}-cmd`, shell),
    processStart(clock, `${script}-ps`, interpreter),
    processStart(clock, `${script}-child`, child),
  ];
}

function processStart(clock: string, entityId: string, process: JsonObject): JsonObject {
  return {
    '@timestamp': `2026-06-03T${clock}.5000000Z`,
    event: {
      id: `event-${entityId}`,
      kind: 'event',
      category: ['process'],
      type: ['start'],
      action: 'start',
      dataset: 'endpoint.events.process',
    },
    data_stream: { type: 'logs', dataset: 'endpoint.events.process', namespace: 'default' },
    agent: { id: 'agent-web-01', type: 'endpoint' },
    host: { id: 'host-id-web-01', name: 'web-01', os: { type: 'windows' } },
    user: { name: 'SYSTEM', id: 'S-1-5-18' },
    process: { ...process, entity_id: entityId },
  };
}
