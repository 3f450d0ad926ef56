import type { JsonObject } from '../../../event/json.ts';
import { clientIp } from '../azure/client-address.ts';
import { compact, compactOrNone } from '../azure/json-text.ts';
import { filePath } from './file-path.ts';
import { accountFields, commandLineFields, executableFields } from './process-parts.ts';
import { dataInteger, dataText, type WindowsEvent } from './windows-event.ts';

/** Of each event: category, types, and the task that Windows names it by. */
const kinds: Readonly<Record<string, readonly [category: string, types: readonly string[], task: string]>> = {
  1: ['process', ['start'], 'Process Create (rule: ProcessCreate)'],
  2: ['file', ['change'], 'File creation time changed (rule: FileCreateTime)'],
  3: ['network', ['start', 'connection', 'protocol'], 'Network connection detected (rule: NetworkConnect)'],
  4: ['process', ['change'], 'Sysmon service state changed'],
  5: ['process', ['end'], 'Process terminated (rule: ProcessTerminate)'],
  6: ['driver', ['start'], 'Driver loaded (rule: DriverLoad)'],
  7: ['process', ['change'], 'Image loaded (rule: ImageLoad)'],
  8: ['process', ['change'], 'CreateRemoteThread detected (rule: CreateRemoteThread)'],
  9: ['process', ['access'], 'RawAccessRead detected (rule: RawAccessRead)'],
  10: ['process', ['access'], 'Process accessed (rule: ProcessAccess)'],
  11: ['file', ['creation'], 'File created (rule: FileCreate)'],
  15: ['file', ['access'], 'File stream created (rule: FileCreateStreamHash)'],
  23: ['file', ['deletion'], 'File Delete archived (rule: FileDelete)'],
  26: ['file', ['deletion'], 'File Delete logged (rule: FileDeleteDetected)'],
};

/** What Elastic's Sysmon pipeline makes of an event's data. */
export function sysmonFields(event: WindowsEvent): JsonObject {
  const kind = kinds[event.code];
  const user = accountFields(dataText(event, 'User'));
  const rule = dataText(event, 'RuleName');
  return {
    event: compact({ action: event.task ?? kind?.[2], category: kind && [kind[0]], type: kind?.[1] }),
    process: processOf(event),
    ...(kind?.[0] === 'network' ? connection(event) : {}),
    file: kind?.[0] === 'file' ? fileOf(event) : undefined,
    rule: rule === undefined ? undefined : { name: rule },
    user,
  };
}

function processOf(event: WindowsEvent): JsonObject | undefined {
  const starts = event.code === '1';
  return compactOrNone({
    ...commandLineFields(dataText(event, 'CommandLine')),
    entity_id: dataText(event, 'ProcessGuid'),
    ...executableFields(dataText(event, 'Image')),
    hash: starts ? hashes(event) : undefined,
    parent: starts ? parentOf(event) : undefined,
    pe: starts ? peOf(event) : undefined,
    pid: dataInteger(event, 'ProcessId'),
    working_directory: dataText(event, 'CurrentDirectory'),
  });
}

function parentOf(event: WindowsEvent): JsonObject | undefined {
  return compactOrNone({
    ...commandLineFields(dataText(event, 'ParentCommandLine')),
    entity_id: dataText(event, 'ParentProcessGuid'),
    ...executableFields(dataText(event, 'ParentImage')),
    pid: dataInteger(event, 'ParentProcessId'),
  });
}

function peOf(event: WindowsEvent): JsonObject | undefined {
  return compactOrNone({
    company: dataText(event, 'Company'),
    description: dataText(event, 'Description'),
    file_version: dataText(event, 'FileVersion'),
    imphash: hashList(event).get('imphash'),
    original_file_name: dataText(event, 'OriginalFileName'),
    product: dataText(event, 'Product'),
  });
}

function hashes(event: WindowsEvent): JsonObject | undefined {
  const list = hashList(event);
  return compactOrNone({ md5: list.get('md5'), sha1: list.get('sha1'), sha256: list.get('sha256') });
}

/** `SHA1=…,MD5=…,IMPHASH=…` in lower case. */
function hashList(event: WindowsEvent): ReadonlyMap<string, string> {
  const parts = (dataText(event, 'Hashes') ?? '').toLowerCase().split(',');
  return new Map(
    parts.map((part) => {
      const [name = '', value = ''] = part.split('=');
      return [name.trim(), value.trim()] as const;
    }),
  );
}

function fileOf(event: WindowsEvent): JsonObject | undefined {
  const path = dataText(event, 'TargetFilename');
  return path === undefined ? undefined : compact({ ...filePath(path) });
}

function connection(event: WindowsEvent): JsonObject {
  const transport = dataText(event, 'Protocol')?.toLowerCase();
  const isV6 = dataText(event, 'SourceIsIpv6')?.toLowerCase();
  const started = dataText(event, 'Initiated')?.toLowerCase();
  return {
    destination: endpoint(event, 'Destination'),
    network: compactOrNone({
      direction: started === undefined ? undefined : started === 'true' ? 'egress' : 'ingress',
      protocol: dataText(event, 'DestinationPortName'),
      transport,
      type: isV6 === undefined ? undefined : isV6 === 'true' ? 'ipv6' : 'ipv4',
    }),
    source: endpoint(event, 'Source'),
  };
}

function endpoint(event: WindowsEvent, side: 'Source' | 'Destination'): JsonObject | undefined {
  return compactOrNone({
    domain: dataText(event, `${side}Hostname`),
    ip: clientIp(dataText(event, `${side}Ip`) ?? ''),
    port: dataInteger(event, `${side}Port`),
  });
}
