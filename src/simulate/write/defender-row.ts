import type { Instant } from '../../event/instant.ts';
import type { HostFact, HostOnlyFact, ProcessFact } from '../observe/fact.ts';
import type { Guest } from '../world/estate.ts';
import { baseName, imageAt, type TrueProcess } from '../world/process.ts';
import { sevenDigits } from './azure-common.ts';
import { type GuestEntry, hashesOf } from './guest-entry.ts';
import { guestTime } from './guest-time.ts';
import { computerName } from './host-fields.ts';
import type { OtherEntry } from './other-entry.ts';
import { processFact } from './process-fact.ts';

export const defenderStream = 'logs-m365_defender.event-default';

/** A row of advanced hunting, whatever carries it. */
export interface DefenderRow {
  readonly table: string;
  readonly time: Instant;
  readonly columns: Readonly<Record<string, unknown>>;
}

/** `DeviceProcessEvents`: what started, what started that, and the name of what is above. Times in hundreds of nanoseconds. */
export function processRow(entry: GuestEntry): DefenderRow {
  const { process, image, at } = entry;
  const time = guestTime(process, at);
  const { account, guest } = process;
  const columns = {
    ...deviceColumns(guest, entry.sequence),
    ActionType: 'ProcessCreated',
    FileName: baseName(image.executable),
    FolderPath: image.executable,
    ...hashColumns('', image.executable),
    FileSize: 100_000 + image.executable.length,
    ProcessId: process.pid,
    ProcessCommandLine: image.commandLine,
    ProcessIntegrityLevel: guest.system === 'windows' ? (account.name === 'SYSTEM' ? 'System' : 'High') : '',
    ProcessCreationTime: sevenDigits(guestTime(process, process.start)),
    ...accountColumns('', process),
    ...initiating(process.parent, at),
    AdditionalFields: '{}',
  };
  return { table: 'DeviceProcessEvents', time, columns };
}

/** `DeviceFileEvents`, `DeviceNetworkEvents`, and `DeviceInfo`, which says which VM the device is. */
export function otherRow(entry: OtherEntry): DefenderRow | undefined {
  const { other, process, guest, at } = entry;
  const device = deviceColumns(guest, entry.sequence);
  if (other.kind === 'device') {
    const time = { ms: at + guest.clockOffset, ns: 0 };
    return { table: 'DeviceInfo', time, columns: { ...device, ...infoColumns(guest, other.resourceId) } };
  }
  if (!process) return undefined;
  const time = guestTime(process, at);
  if (other.kind === 'file') {
    const columns = {
      ...device,
      ActionType: 'FileCreated',
      FileName: baseName(other.path),
      FolderPath: other.path,
      ...hashColumns('', other.path),
      FileSize: 220,
      RequestProtocol: 'Local',
      ...initiating(process, at),
      AdditionalFields: null,
    };
    return { table: 'DeviceFileEvents', time, columns };
  }
  const columns = {
    ...device,
    ActionType: 'ConnectionSuccess',
    RemoteIP: other.address,
    RemotePort: other.port,
    RemoteUrl: '',
    LocalIP: guest.ip,
    LocalPort: other.localPort,
    Protocol: 'Tcp',
    LocalIPType: 'Private',
    RemoteIPType: 'Public',
    ...initiating(process, at),
    AdditionalFields: null,
  };
  return { table: 'DeviceNetworkEvents', time, columns };
}

/** What a row about a process says. `ingested` is milliseconds, where the shape has it. */
export function rowFact(entry: GuestEntry, time: Instant, ingested: number | undefined): ProcessFact {
  const host = deviceHost(entry.process.guest);
  return processFact(entry, { stream: defenderStream, time, host, ingested });
}

export function otherRowFact({ other, guest }: OtherEntry, time: Instant): HostOnlyFact {
  const host = deviceHost(guest);
  if (other.kind !== 'device') return { plane: 'host', time, host };
  const told = {
    linux: guest.system !== 'windows',
    resourceId: other.resourceId.toLowerCase(),
    vmId: guest.vmId,
    subscription: guest.subscription.id,
  };
  return { plane: 'host', time, host: { ...host, ...told } };
}

/** A device has an id of Defender's own; rows of Linux do not say that it is Linux. */
function deviceHost(guest: Guest): HostFact {
  return {
    hostId: guest.deviceId,
    name: computerName(guest).toLowerCase(),
    linux: false,
    instanceName: undefined,
    subscription: undefined,
  };
}

function deviceColumns(guest: Guest, sequence: number) {
  return {
    DeviceId: guest.deviceId,
    DeviceName: computerName(guest).toLowerCase(),
    ReportId: sequence,
    MachineGroup: 'UnassignedGroup',
    AppGuardContainerId: '',
  };
}

function infoColumns(guest: Guest, resourceId: string) {
  return {
    ClientVersion: '10.8760.17763.1',
    PublicIP: '203.0.113.10',
    OSArchitecture: '64-bit',
    OSPlatform: guest.system === 'windows' ? 'WindowsServer2022' : 'Linux',
    OSVersion: '10.0',
    IsAzureADJoined: false,
    DeviceCategory: 'Endpoint',
    DeviceType: 'Server',
    OnboardingStatus: 'Onboarded',
    AzureVmId: guest.vmId,
    AzureResourceId: resourceId,
    AzureVmSubscriptionId: guest.subscription.id,
    CloudPlatforms: '["Azure"]',
  };
}

/** The process that acted, with the name and pid of the one above it. Paths of programs are in lower case on Windows. */
function initiating(process: TrueProcess | undefined, at: number): Record<string, unknown> {
  if (!process) return { InitiatingProcessId: 0, InitiatingProcessParentId: 0 };
  const image = imageAt(process, at);
  const { parent, guest } = process;
  const windows = guest.system === 'windows';
  return {
    InitiatingProcessFileName: baseName(image.executable),
    InitiatingProcessFolderPath: windows ? image.executable.toLowerCase() : image.executable,
    InitiatingProcessCommandLine: image.commandLine,
    InitiatingProcessId: process.pid,
    InitiatingProcessCreationTime: sevenDigits(guestTime(process, process.start)),
    ...hashColumns('InitiatingProcess', image.executable),
    InitiatingProcessParentFileName: parent ? baseName(imageAt(parent, at).executable) : '',
    InitiatingProcessParentId: parent?.pid ?? 0,
    ...(parent ? { InitiatingProcessParentCreationTime: sevenDigits(guestTime(parent, parent.start)) } : {}),
    InitiatingProcessIntegrityLevel: windows ? 'System' : '',
    ...accountColumns('InitiatingProcess', process),
  };
}

function accountColumns(prefix: string, { account, guest }: TrueProcess) {
  const windows = guest.system === 'windows';
  return {
    [`${prefix}AccountDomain`]: (account.domain ?? guest.hostName).toLowerCase(),
    [`${prefix}AccountName`]: account.name.toLowerCase(),
    [`${prefix}AccountSid`]: windows ? account.id : '',
  };
}

function hashColumns(prefix: string, path: string) {
  const { md5, sha1, sha256 } = hashesOf(path);
  return { [`${prefix}SHA1`]: sha1, [`${prefix}SHA256`]: sha256, [`${prefix}MD5`]: md5 };
}
