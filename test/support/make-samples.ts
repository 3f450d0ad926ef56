import type { Attribution } from '../../src/attribution/model/attribution.ts';
import type { CoverageInterval } from '../../src/attribution/model/coverage.ts';
import {
  at,
  makeAttribution,
  makeExecution,
  makeHost,
  makeOperation,
  makePrincipal,
  makeProcess,
  makeRoot,
  subscription,
} from './make-attribution.ts';

/* Synthetic: one attribution of every verdict, between them every field of the document. */

const cloudCoverage: CoverageInterval = { from: at('08:00:00'), to: at('12:00:00'), proof: 'events' };
const guestCoverage: CoverageInterval = { from: at('08:05:00'), to: at('11:58:30'), proof: 'declared' };
const deployer = makePrincipal({
  id: 'bbbbbbbb-1111-2222-3333-cccccccccccc',
  name: undefined,
  type: 'ServicePrincipal',
  namedBy: 'caller',
  groupId: 'dddddddd-3333-4444-5555-eeeeeeeeeeee',
  homeTenantId: 'ccccdddd-1111-eeee-2222-ffff3333aaaa',
  tokenId: 'uti-example-2',
  role: 'Contributor',
});

/** Windows, action mode, a tree below PowerShell. */
export const attributedAction: Attribution = makeAttribution({
  id: 'attributed-action',
  verdict: 'attributed',
  tier: 'only-feasible',
  identity: 'vm-id',
  confidence: 'high',
  operation: makeOperation('web-01', {
    caller: {
      ip: '203.0.113.24',
      asNumber: 64496,
      asOrganization: 'Example Networks',
      country: 'Netherlands',
      countryCode: 'NL',
      tokenIp: '198.51.100.7',
    },
  }),
  host: makeHost('web-01'),
  execution: makeExecution({
    uncertaintyMs: 1500,
    correlationId: '0f0f0f0f-1111-2222-3333-444444444444',
    start: at('09:30:12.031457'),
    end: at('09:30:39'),
    processes: [
      makeProcess({
        start: at('09:30:11.900'),
        depth: -1,
        pid: 4100,
        name: 'cmd.exe',
        commandLine: '"cmd" /c powershell  -ExecutionPolicy Unrestricted -File script0.ps1',
        entityId: 'entity-parent',
        user: 'SYSTEM',
      }),
      makeProcess({
        start: at('09:30:12.031457'),
        pid: 4312,
        parentPid: 4100,
        name: 'powershell.exe',
        executable: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
        commandLine: 'powershell  -ExecutionPolicy Unrestricted -File script0.ps1',
        entityId: 'entity-root',
        parentEntityId: 'entity-parent',
        source: { file: 'guest.ndjson', line: 2 },
      }),
      makeProcess({
        start: at('09:30:12.100'),
        depth: 1,
        pid: 4320,
        parentPid: 4312,
        name: 'conhost.exe',
        commandLine: '\\??\\C:\\Windows\\system32\\conhost.exe 0xffffffff -ForceV1',
        entityId: 'entity-console',
        parentEntityId: 'entity-root',
        source: { file: 'guest.ndjson', line: 3 },
      }),
      makeProcess({
        start: at('09:30:13.500'),
        depth: 1,
        pid: 4400,
        parentPid: 4312,
        name: 'whoami.exe',
        commandLine: '"C:\\Windows\\system32\\whoami.exe" /all',
        entityId: 'entity-whoami',
        parentEntityId: 'entity-root',
        source: { file: 'guest.ndjson', line: 4 },
      }),
      makeProcess({
        start: at('09:30:15'),
        depth: 1,
        pid: 4410,
        parentPid: 4312,
        name: 'net.exe',
        commandLine: 'net  user svc-backup P1aceholder /add',
        entityId: 'entity-net',
        parentEntityId: 'entity-root',
        source: { file: 'guest.ndjson', line: 5 },
      }),
      makeProcess({
        start: at('09:30:15.050'),
        depth: 2,
        pid: 4411,
        parentPid: 4410,
        name: 'net1.exe',
        commandLine: 'C:\\Windows\\system32\\net1  user svc-backup P1aceholder /add',
        entityId: 'entity-net1',
        parentEntityId: 'entity-net',
        source: { file: 'guest.ndjson', line: 6 },
      }),
      makeProcess({
        start: at('09:30:16'),
        depth: 1,
        pid: 4420,
        parentPid: 4312,
        name: 'net.exe',
        commandLine: 'net  localgroup administrators svc-backup /add',
        entityId: 'entity-net-2',
        parentEntityId: 'entity-root',
        source: { file: 'guest.ndjson', line: 7 },
      }),
    ],
  }),
  evidence: [
    { plane: 'cloud', kind: 'operation', text: 'Start, Accept and Success of one request' },
    {
      plane: 'guest',
      kind: 'handler-ancestry',
      text: 'powershell.exe descends from RunCommandExtension.exe',
    },
    { plane: 'join', kind: 'only-feasible', text: 'no other request for web-01 was open at 09:30:12' },
  ],
});

/** Linux, managed, by a service principal; the script's text is known, its processes are linked by pid. */
export const attributedManaged: Attribution = makeAttribution({
  id: 'attributed-managed',
  verdict: 'attributed',
  tier: 'run-command-name',
  identity: 'instance-name',
  confidence: 'high',
  operation: makeOperation('app-linux-01', {
    channel: 'run-command-managed',
    correlationId: 'bbbb1111-cc22-3333-44dd-555555eeeeee',
    name: 'deploy-agent',
    operationName: 'microsoft.compute/virtualmachines/runcommands/write',
    resourceId: `/SUBSCRIPTIONS/${subscription.toUpperCase()}/RESOURCEGROUPS/RG-APP/PROVIDERS/MICROSOFT.COMPUTE/VIRTUALMACHINES/APP-LINUX-01/RUNCOMMANDS/DEPLOY-AGENT`,
    phasesSeen: ['accept', 'success'],
    start: at('09:41:00'),
    end: at('09:41:30'),
    principal: deployer,
    caller: {
      ip: '2001:db8::24',
      asNumber: undefined,
      asOrganization: undefined,
      country: undefined,
      countryCode: undefined,
      tokenIp: undefined,
    },
  }),
  host: makeHost('app-linux-01', { osType: 'linux', names: ['app-linux-01', 'app-linux-01.contoso.com'] }),
  execution: makeExecution({
    id: 'run-2',
    start: at('09:41:08.250'),
    handler: 'Microsoft.CPlat.Core.RunCommandHandlerLinux',
    sequence: 3,
    name: 'deploy-agent',
    scriptPath: '/var/lib/waagent/run-command-handler/download/deploy-agent/3/script.sh',
    scriptText: '#!/bin/bash\n# install the agent\ncurl -fsS https://download.contoso.com/agent.sh | bash\n',
    root: makeRoot({
      time: at('09:41:08.250'),
      pid: 2201,
      entityId: undefined,
      parentEntityId: undefined,
      parentPid: 2190,
      name: 'bash',
      executable: '/usr/bin/bash',
      commandLine: '/bin/bash /var/lib/waagent/run-command-handler/download/deploy-agent/3/script.sh',
      args: ['/bin/bash', '/var/lib/waagent/run-command-handler/download/deploy-agent/3/script.sh'],
      workingDirectory: '/var/lib/waagent/run-command-handler/download/deploy-agent/3',
      parentName: 'run-command-handler',
      parentExecutable: undefined,
      parentCommandLine: undefined,
      user: 'root',
      userId: '0',
    }),
    processes: [
      makeProcess({
        start: at('09:41:08.250'),
        pid: 2201,
        name: 'bash',
        commandLine: '/bin/bash /var/lib/waagent/run-command-handler/download/deploy-agent/3/script.sh',
      }),
      makeProcess({
        start: at('09:41:08.400'),
        depth: 1,
        pid: 2205,
        parentPid: 2201,
        name: 'curl',
        commandLine: 'curl -fsS https://download.contoso.com/agent.sh',
        linkedByPid: true,
      }),
      makeProcess({
        start: at('09:41:08.401'),
        depth: 1,
        pid: 2206,
        parentPid: 2201,
        name: 'bash',
        commandLine: 'bash',
        linkedByPid: true,
      }),
    ],
  }),
});

const firstOfTwo = makeOperation('db-01', {
  correlationId: 'cccc2222-dd33-4444-55ee-666666ffffff',
  start: at('09:50:00'),
  end: at('09:51:40'),
});
const secondOfTwo = makeOperation('db-01', {
  correlationId: 'dddd3333-ee44-5555-66ff-777777aaaaaa',
  start: at('09:50:30'),
  end: at('09:52:10'),
  sources: [
    {
      eventId: 'accept-dddd3333',
      source: { file: 'activity.json', line: 2 },
      time: at('09:50:31'),
      what: 'Accept',
    },
  ],
});

/** The request is open, its principal is not. */
export const attributedSamePrincipal: Attribution = makeAttribution({
  id: 'attributed-same-principal',
  verdict: 'attributed',
  tier: 'same-principal',
  identity: 'host-name',
  confidence: 'medium',
  state: 'provisional',
  principal: firstOfTwo.principal,
  candidates: [
    { operation: firstOfTwo, identity: 'host-name', reasons: ['open from 09:50:00 to 09:51:40'] },
    { operation: secondOfTwo, identity: 'host-name', reasons: ['open from 09:50:30 to 09:52:10'] },
  ],
  host: makeHost('db-01'),
  execution: makeExecution({ id: 'run-3', start: at('09:50:45'), anchor: 'command-line', sequence: 12 }),
});

/** Two principals could have asked. */
export const ambiguous: Attribution = makeAttribution({
  id: 'ambiguous',
  verdict: 'ambiguous',
  identity: 'name-prefix',
  confidence: 'low',
  candidates: [
    { operation: firstOfTwo, identity: 'name-prefix', reasons: ['open from 09:50:00 to 09:51:40'] },
    {
      operation: { ...secondOfTwo, id: 'op-other', principal: deployer },
      identity: undefined,
      reasons: ['open from 09:50:30 to 09:52:10', 'the name begins with db-01'],
    },
  ],
  host: makeHost('db-01'),
  execution: makeExecution({ id: 'run-4', start: at('09:51:20'), sequence: undefined, anchor: 'path' }),
});

export const unobserved: Attribution = makeAttribution({
  id: 'unobserved',
  verdict: 'unobserved',
  reason: 'no-sensor',
  confidence: 'low',
  operation: makeOperation('jump-02', {
    correlationId: 'eeee4444-ff55-6666-77aa-888888bbbbbb',
    start: at('10:02:00'),
    end: at('10:02:35'),
  }),
  coverage: { cloud: cloudCoverage, guest: undefined },
});

/** Only the end was seen, and it refused. */
export const refused: Attribution = makeAttribution({
  id: 'refused',
  verdict: 'unobserved',
  reason: 'operation-failed',
  identity: 'vm-id',
  confidence: 'high',
  operation: {
    ...makeOperation('web-01', {
      correlationId: 'ffff5555-aa66-7777-88bb-999999cccccc',
      phasesSeen: ['failure'],
      outcome: 'failure',
      refused: true,
      accepted: false,
      firstSeen: at('10:10:00'),
      end: at('10:10:00'),
    }),
    start: undefined,
  },
  host: makeHost('web-01'),
  coverage: { cloud: cloudCoverage, guest: guestCoverage },
});

export const unrequested: Attribution = makeAttribution({
  id: 'unrequested',
  verdict: 'unrequested',
  reason: 'no-record',
  identity: 'vm-id',
  confidence: 'high',
  host: makeHost('web-02'),
  execution: makeExecution({
    id: 'run-5',
    start: at('10:45:03'),
    observedStart: at('10:45:08'),
    sequence: 1,
    scriptPath: 'script1.ps1',
    root: makeRoot({
      time: at('10:45:08'),
      commandLine: 'powershell  -ExecutionPolicy Unrestricted -File script1.ps1',
    }),
  }),
  coverage: { cloud: cloudCoverage, guest: guestCoverage },
});

export const notApplicable: Attribution = makeAttribution({
  id: 'not-applicable',
  verdict: 'not-applicable',
  confidence: 'high',
  operation: makeOperation('vmss-web', {
    channel: 'serial-console',
    correlationId: 'aaaa6666-bb77-8888-99cc-000000dddddd',
    operationName: 'microsoft.serialconsole/serialports/connect/action',
    start: at('11:05:00'),
    end: at('11:05:02'),
    target: {
      kind: 'scale-set-instance',
      key: '/subscriptions/x/vmss-web/virtualmachines/3',
      name: '3',
      resourceGroup: 'rg-web',
      subscriptionId: subscription,
      scaleSet: 'vmss-web',
      instance: '3',
    },
    caller: {
      ip: 'not an address',
      asNumber: undefined,
      asOrganization: undefined,
      country: undefined,
      countryCode: undefined,
      tokenIp: undefined,
    },
  }),
});

/** Every sample, in canonical order. */
export const samples: readonly Attribution[] = [
  attributedAction,
  attributedManaged,
  attributedSamePrincipal,
  ambiguous,
  unobserved,
  refused,
  unrequested,
  notApplicable,
];
