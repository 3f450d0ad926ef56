import type { JsonObject } from '../../../event/json.ts';
import { clientIp } from '../azure/client-address.ts';
import { compact, compactOrNone } from '../azure/json-text.ts';
import { commandLineFields, executableFields } from './process-parts.ts';
import { securityKind } from './security-kinds.ts';
import { securityGroup, securityUser } from './security-users.ts';
import { auditOutcome, dataInteger, dataText, type WindowsEvent } from './windows-event.ts';

/** What Elastic's pipeline for the Security log makes of an event. */
export function securityFields(event: WindowsEvent): JsonObject {
  const kind = securityKind(event.code);
  const service = dataText(event, 'ServiceName');
  return {
    event: compact({
      action: kind?.action,
      category: kind?.categories,
      outcome: securityOutcome(event),
      type: kind?.types,
    }),
    file: event.code === '5140' || event.code === '5145' ? sharedFile(event) : undefined,
    group: securityGroup(event),
    process: event.code === '4688' ? createdProcess(event) : actingProcess(event),
    service: service === undefined ? undefined : { name: service },
    source: sourceOf(event),
    user: securityUser(event),
  };
}

export function securityOutcome(event: WindowsEvent): 'success' | 'failure' | undefined {
  const audited = auditOutcome(event);
  if (audited !== undefined) return audited;
  if (event.code === '4625') return 'failure';
  return securityKind(event.code) && 'success';
}

/** The program of a process that was created. */
export function createdImage(event: WindowsEvent): string | undefined {
  return dataText(event, 'NewProcessName');
}

/** The program of the process that did something. */
export function actingImage(event: WindowsEvent): string | undefined {
  return dataText(event, 'ProcessName');
}

export function sourceDomain(event: WindowsEvent): string | undefined {
  return dataText(event, 'WorkstationName') ?? dataText(event, 'Workstation');
}

export function sourceAddress(event: WindowsEvent): string | undefined {
  const address = dataText(event, 'IpAddress') ?? dataText(event, 'ClientAddress') ?? '';
  return clientIp(address.replace(/^::ffff:(?=\d+\.)/i, ''));
}

/** `ProcessId` is the creator's; the new process has a field of its own. Both are hexadecimal. */
function createdProcess(event: WindowsEvent): JsonObject | undefined {
  return compactOrNone({
    ...commandLineFields(dataText(event, 'CommandLine')),
    ...executableFields(createdImage(event)),
    parent: compactOrNone({
      ...executableFields(dataText(event, 'ParentProcessName')),
      pid: dataInteger(event, 'ProcessId'),
    }),
    pid: dataInteger(event, 'NewProcessId'),
  });
}

function actingProcess(event: WindowsEvent): JsonObject | undefined {
  return compactOrNone({
    ...executableFields(actingImage(event)),
    // A process of number 0 stands for none.
    pid: dataInteger(event, 'ProcessId') || undefined,
  });
}

/** Where somebody came from. */
function sourceOf(event: WindowsEvent): JsonObject | undefined {
  return compactOrNone({
    domain: sourceDomain(event),
    ip: sourceAddress(event),
    port: dataInteger(event, 'IpPort') || undefined,
  });
}

function sharedFile(event: WindowsEvent): JsonObject | undefined {
  const name = dataText(event, 'RelativeTargetName');
  const directory = dataText(event, 'ShareLocalPath');
  const share = dataText(event, 'ShareName');
  return compactOrNone({
    directory,
    name,
    path: name !== undefined && directory !== undefined ? `${directory}\\${name}` : undefined,
    target_path: name !== undefined && share !== undefined ? `${share}\\${name}` : undefined,
  });
}
