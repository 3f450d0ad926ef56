/** What an event of Sysmon is in ECS, and the task that Windows names it by. */
export interface SysmonKind {
  readonly categories: readonly string[];
  readonly types: readonly string[];
  readonly task: string;
}

const registry = ['configuration', 'registry'];

/** By number. Categories and types are those of Elastic's pipeline, the tasks Sysmon's own, as Winlogbeat ships them. */
const kinds: Readonly<
  Record<string, readonly [categories: readonly string[], types: readonly string[], task: string]>
> = {
  1: [['process'], ['start'], 'Process Create (rule: ProcessCreate)'],
  2: [['file'], ['change'], 'File creation time changed (rule: FileCreateTime)'],
  3: [['network'], ['start', 'connection', 'protocol'], 'Network connection detected (rule: NetworkConnect)'],
  4: [['process'], ['change'], 'Sysmon service state changed'],
  5: [['process'], ['end'], 'Process terminated (rule: ProcessTerminate)'],
  6: [['driver'], ['start'], 'Driver loaded (rule: DriverLoad)'],
  7: [['process'], ['change'], 'Image loaded (rule: ImageLoad)'],
  8: [['process'], ['change'], 'CreateRemoteThread detected (rule: CreateRemoteThread)'],
  9: [['process'], ['access'], 'RawAccessRead detected (rule: RawAccessRead)'],
  10: [['process'], ['access'], 'Process accessed (rule: ProcessAccess)'],
  11: [['file'], ['creation'], 'File created (rule: FileCreate)'],
  12: [registry, ['change'], 'Registry object added or deleted (rule: RegistryEvent)'],
  13: [registry, ['change'], 'Registry value set (rule: RegistryEvent)'],
  14: [registry, ['change'], 'Registry object renamed (rule: RegistryEvent)'],
  15: [['file'], ['access'], 'File stream created (rule: FileCreateStreamHash)'],
  16: [['configuration'], ['change'], 'Sysmon config state changed'],
  17: [['file'], ['creation'], 'Pipe Created (rule: PipeEvent)'],
  18: [['file'], ['access'], 'Pipe Connected (rule: PipeEvent)'],
  19: [['process'], ['info'], 'WmiEventFilter activity detected (rule: WmiEvent)'],
  20: [['process'], ['change'], 'WmiEventConsumer activity detected (rule: WmiEvent)'],
  21: [['process'], ['access'], 'WmiEventConsumerToFilter activity detected (rule: WmiEvent)'],
  22: [['network'], ['connection', 'protocol', 'info'], 'Dns query (rule: DnsQuery)'],
  23: [['file'], ['deletion'], 'File Delete archived (rule: FileDelete)'],
  24: [[], ['change'], 'Clipboard changed (rule: ClipboardChange)'],
  25: [['process'], ['change'], 'Process Tampering (rule: ProcessTampering)'],
  26: [['file'], ['deletion'], 'File Delete logged (rule: FileDeleteDetected)'],
  27: [['file'], ['creation'], 'File Block Executable (rule: FileBlockExecutable)'],
  28: [['file'], ['deletion'], 'File Block Shredding (rule: FileBlockShredding)'],
  29: [['file'], ['creation'], 'File Executable Detected (rule: FileExecutableDetected)'],
  255: [['process'], [], 'Error report'],
};

const byCode: ReadonlyMap<string, SysmonKind> = new Map(
  Object.entries(kinds).map(([code, [categories, types, task]]) => [code, { categories, types, task }]),
);

/** Undefined for a number that is not Sysmon's. */
export function sysmonKind(code: string): SysmonKind | undefined {
  return byCode.get(code);
}
