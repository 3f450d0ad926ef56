import type { Attribution } from '../../src/attribution/model/attribution.ts';
import type { Execution, ProcessNode, ProcessStart } from '../../src/attribution/model/execution.ts';
import type { Host } from '../../src/attribution/model/host.ts';
import type { Operation, Principal } from '../../src/attribution/model/operation.ts';
import type { Instant } from '../../src/event/instant.ts';
import { parseInstant } from '../../src/event/parse-instant.ts';

/* Synthetic: made for tests by hand, after no real incident. */

export const subscription = 'aaaa0a0a-bb1b-cc2c-dd3d-eeeeee4e4e4e';

/** A time of the sample day, `09:30:00` or with a fraction; `day` moves it. */
export function at(clock: string, day = '2026-06-03'): Instant {
  const time = parseInstant(`${day}T${clock}Z`);
  if (!time) throw new Error(`not a time: ${clock}`);
  return time;
}

export function makePrincipal(overrides: Partial<Principal> = {}): Principal {
  return {
    id: 'aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb',
    name: 'miriamg@contoso.com',
    type: 'User',
    appId: '00001111-aaaa-2222-bbbb-3333cccc4444',
    tenantId: 'aaaabbbb-0000-cccc-1111-dddd2222eeee',
    namedBy: 'claims',
    groupId: undefined,
    homeTenantId: undefined,
    tokenId: 'uti-example-1',
    role: 'Virtual Machine Contributor',
    ...overrides,
  };
}

export function makeOperation(vm: string, overrides: Partial<Operation> = {}): Operation {
  const resourceId = `/subscriptions/${subscription}/resourceGroups/rg-web/providers/Microsoft.Compute/virtualMachines/${vm}`;
  const resourceKey = resourceId.toLowerCase();
  const correlationId = overrides.correlationId ?? 'aaaa0000-bb11-2222-33cc-444444dddddd';
  const start = overrides.start ?? at('09:30:00.120');
  return {
    id: `op-${correlationId}`,
    channel: 'run-command-action',
    target: {
      kind: 'vm',
      key: resourceKey,
      name: vm,
      resourceGroup: 'rg-web',
      subscriptionId: subscription,
      scaleSet: undefined,
      instance: undefined,
    },
    resourceId,
    resourceKey,
    operationName: 'microsoft.compute/virtualmachines/runcommand/action',
    correlationId,
    name: undefined,
    phasesSeen: ['start', 'accept', 'success'],
    outcome: 'success',
    refused: false,
    accepted: true,
    start,
    end: at('09:30:41.500'),
    firstSeen: start,
    principal: makePrincipal(),
    caller: {
      ip: '203.0.113.24',
      asNumber: 64496,
      asOrganization: 'Example Networks',
      country: 'Netherlands',
      countryCode: 'NL',
      tokenIp: undefined,
    },
    sources: [
      {
        eventId: `start-${correlationId}`,
        source: { file: 'activity.json', line: 1, index: 0 },
        time: start,
        what: 'Start',
      },
    ],
    ...overrides,
  };
}

export function makeProcess(overrides: Partial<ProcessNode> & Pick<ProcessNode, 'start'>): ProcessNode {
  return {
    entityId: undefined,
    parentEntityId: undefined,
    pid: undefined,
    parentPid: undefined,
    name: undefined,
    executable: undefined,
    commandLine: undefined,
    user: undefined,
    depth: 0,
    linkedByPid: false,
    source: { file: 'guest.ndjson', line: 1 },
    ...overrides,
  };
}

export function makeRoot(overrides: Partial<ProcessStart> & Pick<ProcessStart, 'time'>): ProcessStart {
  return {
    eventId: 'guest-event-1',
    source: { file: 'guest.ndjson', line: 1 },
    sensor: 'logs-endpoint.events.process-default',
    pid: 4312,
    entityId: 'entity-root',
    parentEntityId: 'entity-parent',
    parentPid: 4100,
    name: 'powershell.exe',
    executable: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
    commandLine: 'powershell  -ExecutionPolicy Unrestricted -File script0.ps1',
    args: ['powershell', '-ExecutionPolicy', 'Unrestricted', '-File', 'script0.ps1'],
    workingDirectory: 'C:\\Packages\\Plugins\\Microsoft.CPlat.Core.RunCommandWindows\\1.1.18\\Downloads\\',
    parentName: 'cmd.exe',
    parentExecutable: 'C:\\Windows\\System32\\cmd.exe',
    parentCommandLine: '"cmd" /c powershell  -ExecutionPolicy Unrestricted -File script0.ps1',
    user: 'SYSTEM',
    userId: 'S-1-5-18',
    ancestry: ['entity-parent'],
    isFork: false,
    ...overrides,
  };
}

export function makeExecution(overrides: Partial<Execution> & Pick<Execution, 'start'>): Execution {
  const root = overrides.root ?? makeRoot({ time: overrides.start });
  return {
    id: 'run-1',
    hostId: 'host-1',
    handler: 'Microsoft.CPlat.Core.RunCommandWindows',
    anchor: 'handler-ancestry',
    sequence: 0,
    name: undefined,
    observedStart: overrides.start,
    uncertaintyMs: 0,
    end: undefined,
    scriptPath: 'script0.ps1',
    scriptText: undefined,
    correlationId: undefined,
    logs: [],
    root,
    entityIds: root.entityId === undefined ? [] : [root.entityId],
    sensors: [root.sensor],
    processes: [rootProcess(root, overrides.start)],
    ...overrides,
  };
}

function rootProcess(root: ProcessStart, start: Instant): ProcessNode {
  const { entityId, parentEntityId, pid, parentPid, name, executable, commandLine, user, source } = root;
  const known = { entityId, parentEntityId, pid, parentPid, name, executable, commandLine, user, source };
  return makeProcess({ ...known, start });
}

export function makeHost(name: string, overrides: Partial<Host> = {}): Host {
  return {
    id: `host-${name}`,
    names: [name],
    displayName: name,
    osType: 'windows',
    subscriptionId: subscription,
    firstSeen: at('08:00:00'),
    lastSeen: at('12:00:00'),
    ...overrides,
  };
}

export function makeAttribution(overrides: Partial<Attribution> & Pick<Attribution, 'verdict'>): Attribution {
  return {
    id: 'attribution-1',
    reason: undefined,
    tier: undefined,
    identity: undefined,
    confidence: 'low',
    state: 'final',
    operation: undefined,
    execution: undefined,
    principal: overrides.operation?.principal,
    candidates: [],
    host: undefined,
    coverage: { cloud: undefined, guest: undefined },
    evidence: [],
    ...overrides,
  };
}
