import type { Event } from '../../event/event.ts';
import { getInteger, getText } from '../../event/fields.ts';
import type { JsonObject } from '../../event/json.ts';
import type { ProcessStart } from '../model/execution.ts';

/*
 * Winlogbeat without its pipeline ships Sysmon's own fields: `winlog.event_data.Image` and no `process.executable`. Such a
 * document passes through unchanged like every other; what it says of a process is read here.
 */

const changes: Readonly<Record<string, 'start' | 'end'>> = { '1': 'start', '5': 'end' };

/** Whether an unprocessed Sysmon document tells of a process's start or end. */
export function rawSysmonChange(doc: JsonObject): 'start' | 'end' | undefined {
  if (data(doc, 'Image') === undefined || getText(doc, 'process.executable') !== undefined) return undefined;
  const provider = getText(doc, 'winlog.provider_name') ?? getText(doc, 'winlog.channel');
  if (provider === undefined || !provider.startsWith('Microsoft-Windows-Sysmon')) return undefined;
  return changes[getText(doc, 'event.code') ?? getText(doc, 'winlog.event_id') ?? ''];
}

export function rawSysmonProcess({ id, source, dataStream, time, doc }: Event): ProcessStart {
  const executable = data(doc, 'Image');
  const parentExecutable = data(doc, 'ParentImage');
  return {
    eventId: id,
    source,
    sensor: dataStream,
    time,
    pid: getInteger(doc, 'winlog.event_data.ProcessId'),
    entityId: data(doc, 'ProcessGuid'),
    parentEntityId: data(doc, 'ParentProcessGuid'),
    parentPid: getInteger(doc, 'winlog.event_data.ParentProcessId'),
    name: fileName(executable),
    executable,
    commandLine: data(doc, 'CommandLine'),
    args: [],
    workingDirectory: data(doc, 'CurrentDirectory'),
    parentName: fileName(parentExecutable),
    parentExecutable,
    parentCommandLine: data(doc, 'ParentCommandLine'),
    user: data(doc, 'User'),
    userId: undefined,
    ancestry: [],
    isFork: false,
  };
}

function data(doc: JsonObject, name: string): string | undefined {
  return getText(doc, `winlog.event_data.${name}`);
}

function fileName(path: string | undefined): string | undefined {
  return path?.split('\\').at(-1);
}
