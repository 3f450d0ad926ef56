/** Synthetic events for the cases beside this file: short notations become ECS documents as the sensors would write them. */
import type { Event } from '../../src/event/event.ts';
import { getText } from '../../src/event/fields.ts';
import { stableId } from '../../src/event/id.ts';
import type { JsonObject } from '../../src/event/json.ts';
import { parseInstant } from '../../src/event/parse-instant.ts';

const day = '2026-03-02';
export const subscription = '11111111-2222-3333-4444-555555555555';

/** `10:00:05`, `10:00:05.250`, or a whole date for other days. */
export function timeOf(text: string): string {
  return text.includes('T') ? text : `${day}T${text}Z`;
}

function shifted(iso: string, seconds: number): string {
  return new Date(Date.parse(iso) + seconds * 1000).toISOString();
}

export function eventOf(doc: JsonObject, dataStream: string, format: string): Event {
  const original = JSON.stringify(doc);
  const at = parseInstant(doc['@timestamp']);
  if (!at) throw new Error(`no time in ${original}`);
  const id = stableId('case', original);
  const source = { file: 'case', line: 1 };
  const ingested = parseInstant(getText(doc, 'event.ingested'));
  return { id, time: at, ingested, dataStream, format, source, doc, original };
}

export interface CloudNote {
  readonly t: string;
  readonly phase: 'Start' | 'Accept' | 'Success' | 'Failure';
  readonly vm: string;
  readonly id: string;
  readonly by?: string;
  readonly managed?: string;
  readonly group?: string;
  readonly subscription?: string;
  readonly code?: string;
  readonly operationId?: string;
  readonly ip?: string;
  readonly caller?: string;
  /** The role assignment that let the caller in. */
  readonly evidence?: Readonly<Record<string, string>>;
}

/** `name@domain`, an object id, `name@domain object-id`, or `nobody` for a record without claims. */
function claimsOf(by: string): JsonObject {
  if (by === 'nobody') return {};
  const [name, id] = by.includes('@') ? by.split(' ') : [undefined, by];
  return {
    ...(name === undefined
      ? { appid: by }
      : { 'http://schemas_xmlsoap_org/ws/2005/05/identity/claims/upn': name }),
    ...(id === undefined ? {} : { 'http://schemas_microsoft_com/identity/claims/objectidentifier': id }),
  };
}

/** A record of the Activity Log. `id` stands for the correlation id, `managed` names a managed run command. */
export function cloudEvent(note: CloudNote): Event {
  const group = note.group ?? 'RG1';
  const sub = note.subscription ?? subscription;
  const machine = `/SUBSCRIPTIONS/${sub}/RESOURCEGROUPS/${group}/PROVIDERS/MICROSOFT.COMPUTE/VIRTUALMACHINES/${note.vm}`;
  const action = note.managed === undefined ? 'RUNCOMMAND/ACTION' : 'RUNCOMMANDS/WRITE';
  const operation = `MICROSOFT.COMPUTE/VIRTUALMACHINES/${action}`;
  const by = note.by ?? 'adelev@contoso.com';
  const claims = claimsOf(by);
  return eventOf(
    {
      '@timestamp': timeOf(note.t),
      event: { action: operation, dataset: 'azure.activitylogs' },
      source: { ip: note.ip ?? '203.0.113.7' },
      azure: {
        subscription_id: sub,
        correlation_id: note.id,
        resource: { id: note.managed === undefined ? machine : `${machine}/RUNCOMMANDS/${note.managed}` },
        activitylogs: {
          operation_name: operation,
          result_type: note.phase,
          result_signature: note.code === undefined ? undefined : `Failed.${note.code}`,
          properties: { operationId: note.operationId },
          caller: note.caller,
          identity: { claims, authorization: note.evidence && { evidence: note.evidence } },
        },
      },
    },
    'logs-azure.activitylogs-default',
    'azure-event-hub',
  );
}

export interface GuestNote {
  readonly t: string;
  readonly host: string;
  readonly pid: number;
  readonly ppid?: number;
  readonly exe: string;
  readonly cmd?: string;
  readonly cwd?: string;
  readonly parent?: string;
  readonly parentCmd?: string;
  readonly user?: string;
  readonly hostId?: string;
  readonly instance?: string;
  readonly os?: 'windows' | 'linux';
  readonly sensor?: 'defend' | 'sysmon';
  readonly end?: boolean;
  readonly noEntity?: boolean;
  readonly noHostId?: boolean;
  readonly agent?: string;
  /** Id of the virtual machine, as its sensor read it from the cloud. */
  readonly vmId?: string;
  /** Name of the virtual machine in resource group `rg1`, where a record states its resource. */
  readonly resource?: string;
  /** A record of something else than a process. */
  readonly other?: boolean;
  /** A copy of its parent that has run no program yet: name and command line are the parent's. */
  readonly fork?: boolean;
  /** Seconds from the event's own time to when it was available; negative where the clock is ahead. */
  readonly lag?: number;
}

/** A process event. Entity ids are made of sensor, host and pid; `parent` is the parent's executable. */
export function guestEvent(note: GuestNote): Event {
  const sensor = note.sensor ?? 'defend';
  const entity = (pid: number | undefined) =>
    pid === undefined || note.noEntity ? undefined : `${sensor}-${note.host}-${pid}`;
  const windows = (note.os ?? (note.exe.startsWith('/') ? 'linux' : 'windows')) === 'windows';
  const base = (path: string | undefined) => path?.split(/[\\/]/).at(-1);
  return eventOf(
    {
      '@timestamp': timeOf(note.t),
      event: {
        category: [note.other ? 'host' : 'process'],
        type: [note.other ? 'info' : note.end ? 'end' : 'start'],
        action: note.other ? 'info' : note.end ? 'end' : note.fork ? 'fork' : 'start',
        ingested: note.lag === undefined ? undefined : shifted(timeOf(note.t), note.lag),
      },
      host: {
        name: note.host,
        id: note.noHostId ? undefined : (note.hostId ?? `id-of-${note.host}`),
        os: { type: windows ? 'windows' : 'linux' },
      },
      agent: note.agent === undefined ? undefined : { id: note.agent },
      cloud: cloudOf(note),
      user: note.user === undefined ? undefined : { name: note.user },
      process: {
        pid: note.pid,
        entity_id: entity(note.pid),
        name: base(note.exe),
        executable: note.exe,
        command_line: note.cmd,
        working_directory: note.cwd,
        parent: {
          pid: note.ppid,
          entity_id: entity(note.ppid),
          name: base(note.parent),
          executable: note.parent,
          command_line: note.parentCmd,
        },
      },
    },
    sensor === 'defend' ? 'logs-endpoint.events.process-default' : 'logs-windows.sysmon_operational-default',
    sensor === 'defend' ? 'elastic-defend' : 'elastic-sysmon',
  );
}

function cloudOf({ instance, vmId, resource }: GuestNote): JsonObject | undefined {
  if (instance === undefined && vmId === undefined && resource === undefined) return undefined;
  const machine = `/subscriptions/${subscription}/resourceGroups/RG1/providers/Microsoft.Compute/virtualMachines/${resource}`;
  return {
    provider: 'azure',
    account: { id: subscription },
    instance: { id: vmId, name: instance },
    resource_id: resource === undefined ? undefined : machine,
  };
}

const windowsDir = 'C:\\Packages\\Plugins\\Microsoft.CPlat.Core.RunCommandWindows\\1.1.22';
const linuxDir = '/var/lib/waagent/Microsoft.CPlat.Core.RunCommandLinux-1.3.8';
const managedDir = '/var/lib/waagent/Microsoft.CPlat.Core.RunCommandHandlerLinux-1.3.10';

export interface RunNote {
  readonly t: string;
  readonly host: string;
  readonly kind: 'windows' | 'dash' | 'bash' | 'managed';
  readonly n?: number;
  readonly name?: string;
  readonly pid?: number;
  readonly instance?: string;
  readonly hostId?: string;
  readonly parameters?: string;
  readonly lag?: number;
  readonly sensor?: 'defend' | 'sysmon';
  readonly noHostId?: boolean;
  readonly agent?: string;
  readonly vmId?: string;
  readonly resource?: string;
}

/** The processes of one run as reference figures show them: wrapper, interpreter, one child. */
export function runEvents(note: RunNote): Event[] {
  const n = note.n ?? 0;
  const pid = note.pid ?? 4000 + n * 10;
  const { t, host } = note;
  const same = {
    t,
    host,
    ...pick(note, ['instance', 'hostId', 'sensor', 'lag', 'noHostId', 'agent', 'vmId', 'resource']),
  };
  if (note.kind === 'windows') {
    const exe = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';
    const handler = `${windowsDir}\\bin\\RunCommandExtension.exe`;
    const cmd = `powershell  -ExecutionPolicy Unrestricted -File script${n}.ps1${note.parameters ?? ''}`;
    const shell = `"cmd" /c ${cmd}`;
    const cmdExe = 'C:\\Windows\\System32\\cmd.exe';
    return [
      guestEvent({ ...same, pid, ppid: 900, exe: cmdExe, cmd: shell, parent: handler }),
      guestEvent({ ...same, pid: pid + 1, ppid: pid, exe, cmd, parent: cmdExe, parentCmd: shell }),
      guestEvent({
        ...same,
        pid: pid + 2,
        ppid: pid + 1,
        exe: 'C:\\Windows\\System32\\whoami.exe',
        cmd: 'whoami /all',
        parent: exe,
        parentCmd: cmd,
      }),
    ];
  }
  if (note.kind === 'managed') {
    const script = `/var/lib/waagent/run-command-handler/download/${note.name}/${n}/script.sh`;
    const handler = `${managedDir}/bin/run-command-handler`;
    return [
      guestEvent({
        ...same,
        pid,
        ppid: 900,
        exe: '/bin/bash',
        cmd: `/bin/bash -c "${script}"`,
        parent: handler,
      }),
      guestEvent({
        ...same,
        pid: pid + 1,
        ppid: pid,
        exe: '/usr/bin/id',
        cmd: 'id',
        parent: '/bin/bash',
        parentCmd: script,
      }),
    ];
  }
  const script = `/var/lib/waagent/run-command/download/${n}/script.sh`;
  const handler = `${linuxDir}/bin/run-command-extension`;
  const shell = `/bin/sh -c ${script}`;
  const wrapper = guestEvent({ ...same, pid, ppid: 900, exe: '/bin/sh', cmd: shell, parent: handler });
  const inPlace = note.kind === 'bash';
  const at = inPlace ? pid : pid + 1;
  const [parent, ppid] = inPlace ? [handler, 900] : ['/bin/sh', pid];
  const script2 = `/bin/bash ${script}`;
  return [
    wrapper,
    guestEvent({
      ...same,
      pid: at,
      ppid,
      exe: '/bin/bash',
      cmd: script2,
      parent,
      ...(inPlace ? {} : { parentCmd: shell }),
    }),
    guestEvent({
      ...same,
      pid: pid + 2,
      ppid: at,
      exe: '/usr/bin/id',
      cmd: 'id',
      parent: '/bin/bash',
      parentCmd: script2,
    }),
  ];
}

function pick<T, K extends keyof T>(from: T, keys: readonly K[]): Partial<Pick<T, K>> {
  const kept: Partial<Pick<T, K>> = {};
  for (const key of keys) if (from[key] !== undefined) kept[key] = from[key];
  return kept;
}
