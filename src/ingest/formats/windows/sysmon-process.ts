import type { JsonObject } from '../../../event/json.ts';
import { compactOrNone } from '../azure/json-text.ts';
import { commandLineFields, executableFields } from './process-parts.ts';
import { hashFields, peFields, sysmonHashes } from './sysmon-hashes.ts';
import { dataInteger, dataText, type WindowsEvent } from './windows-event.ts';

/** Who did it: `Image`, or of two processes `SourceImage`. What a WMI consumer starts stands at `Destination`. */
export function sysmonProcess(event: WindowsEvent): JsonObject | undefined {
  const starts = event.code === '1';
  const hashes = starts ? sysmonHashes(event) : undefined;
  const thread = dataInteger(event, 'SourceThreadId');
  return compactOrNone({
    ...commandLineFields(dataText(event, 'CommandLine')),
    entity_id: sysmonActor(event),
    ...executableFields(sysmonImage(event)),
    hash: hashes && hashFields(hashes),
    parent: starts ? parentOf(event) : undefined,
    pe: hashes && peFields(event, hashes),
    pid: dataInteger(event, 'ProcessId') ?? dataInteger(event, 'SourceProcessId'),
    thread: thread === undefined ? undefined : { id: thread },
    working_directory: dataText(event, 'CurrentDirectory'),
  });
}

export function sysmonActor(event: WindowsEvent): string | undefined {
  return (
    dataText(event, 'ProcessGuid') ??
    dataText(event, 'SourceProcessGuid') ??
    dataText(event, 'SourceProcessGUID')
  );
}

export function sysmonImage(event: WindowsEvent): string | undefined {
  return dataText(event, 'Image') ?? dataText(event, 'SourceImage') ?? dataText(event, 'Destination');
}

function parentOf(event: WindowsEvent): JsonObject | undefined {
  return compactOrNone({
    ...commandLineFields(dataText(event, 'ParentCommandLine')),
    entity_id: dataText(event, 'ParentProcessGuid'),
    ...executableFields(dataText(event, 'ParentImage')),
    pid: dataInteger(event, 'ParentProcessId'),
  });
}
