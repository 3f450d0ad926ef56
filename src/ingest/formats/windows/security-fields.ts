import type { JsonObject } from '../../../event/json.ts';
import { compactOrNone } from '../azure/json-text.ts';
import { commandLineFields, executableFields } from './process-parts.ts';
import { dataInteger, dataText, type WindowsEvent } from './windows-event.ts';

/** What Elastic's pipeline for the Security log makes of process creation (4688) and termination (4689). */
export function securityFields(event: WindowsEvent): JsonObject {
  switch (event.code) {
    case '4688':
      return {
        event: { action: 'created-process', category: ['process'], outcome: 'success', type: ['start'] },
        process: createdProcess(event),
        user: userOf(event),
      };
    case '4689':
      return {
        event: { action: 'exited-process', category: ['process'], outcome: 'success', type: ['end'] },
        process: compactOrNone({
          ...executableFields(dataText(event, 'ProcessName')),
          pid: dataInteger(event, 'ProcessId'),
        }),
        user: userOf(event),
      };
    default:
      return { user: userOf(event) };
  }
}

/** `ProcessId` is the creator's; the new process has a field of its own. Both are hexadecimal. */
function createdProcess(event: WindowsEvent): JsonObject | undefined {
  return compactOrNone({
    ...commandLineFields(dataText(event, 'CommandLine')),
    ...executableFields(dataText(event, 'NewProcessName')),
    parent: compactOrNone({
      ...executableFields(dataText(event, 'ParentProcessName')),
      pid: dataInteger(event, 'ProcessId'),
    }),
    pid: dataInteger(event, 'NewProcessId'),
  });
}

/** Who asked for it; `effective` is whom the new process runs as, where that is somebody else. */
function userOf(event: WindowsEvent): JsonObject | undefined {
  const target = account(event, 'Target');
  return compactOrNone({
    ...account(event, 'Subject'),
    effective: event.code === '4688' && target?.['name'] !== undefined ? target : undefined,
  });
}

function account(event: WindowsEvent, role: 'Subject' | 'Target'): JsonObject | undefined {
  const id = dataText(event, `${role}UserSid`);
  return compactOrNone({
    domain: dataText(event, `${role}DomainName`),
    id: id === 'S-1-0-0' ? undefined : id,
    name: dataText(event, `${role}UserName`),
  });
}
