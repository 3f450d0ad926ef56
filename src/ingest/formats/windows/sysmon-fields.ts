import type { JsonObject } from '../../../event/json.ts';
import { compact, compactOrNone } from '../azure/json-text.ts';
import { accountFields } from './process-parts.ts';
import { sysmonDns } from './sysmon-dns.ts';
import { sysmonFile, sysmonFileNotes } from './sysmon-file.ts';
import { sysmonKind } from './sysmon-kinds.ts';
import { sysmonConnection } from './sysmon-network.ts';
import { sysmonProcess } from './sysmon-process.ts';
import { registryTypes, sysmonRegistry } from './sysmon-registry.ts';
import { dataText, type WindowsEvent } from './windows-event.ts';

/** What Elastic's Sysmon pipeline makes of an event's data. */
export function sysmonFields(event: WindowsEvent): JsonObject {
  const rule = dataText(event, 'RuleName');
  return {
    event: compact({
      action: sysmonAction(event),
      category: sysmonCategories(event),
      outcome: sysmonOutcome(event),
      type: sysmonTypes(event),
    }),
    error: event.code === '255' ? compactOrNone({ code: dataText(event, 'ID') }) : undefined,
    process: sysmonProcess(event),
    ...aboutOf(event),
    rule: rule === undefined ? undefined : { name: rule },
    user: accountFields(sysmonAccount(event)),
  };
}

export function sysmonAction({ code, task }: WindowsEvent): string | undefined {
  return task ?? sysmonKind(code)?.task;
}

export function sysmonCategories({ code }: WindowsEvent): readonly string[] | undefined {
  return filled(sysmonKind(code)?.categories);
}

export function sysmonOutcome({ code }: WindowsEvent): string | undefined {
  return code === '27' || code === '255' ? 'failure' : undefined;
}

export function sysmonTypes(event: WindowsEvent): readonly string[] | undefined {
  const types = sysmonKind(event.code)?.types;
  if (!isAboutRegistry(event)) return filled(types);
  return filled([...(types ?? []), ...registryTypes(event)]);
}

/** As whom a process acts: `DOMAIN\name`. */
export function sysmonAccount(event: WindowsEvent): string | undefined {
  return dataText(event, 'User') ?? dataText(event, 'SourceUser');
}

/** Whether it happened to a file, library, driver, device or pipe, if to anything. */
export function isAboutFile(event: WindowsEvent): boolean {
  return event.code !== '3' && event.code !== '22' && !isAboutRegistry(event);
}

/** What it happened to. */
function aboutOf(event: WindowsEvent): JsonObject {
  if (event.code === '3') return sysmonConnection(event);
  if (event.code === '22') return sysmonDns(event);
  if (isAboutRegistry(event)) return { registry: sysmonRegistry(event) };
  const notes = sysmonFileNotes(event);
  return { file: sysmonFile(event), sysmon: notes && { file: notes } };
}

export function isAboutRegistry({ code }: WindowsEvent): boolean {
  return code === '12' || code === '13' || code === '14';
}

function filled(words: readonly string[] | undefined): readonly string[] | undefined {
  return words !== undefined && words.length > 0 ? words : undefined;
}
