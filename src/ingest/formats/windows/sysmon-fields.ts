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
  const kind = sysmonKind(event.code);
  const rule = dataText(event, 'RuleName');
  return {
    event: compact({
      action: event.task ?? kind?.task,
      category: filled(kind?.categories),
      outcome: event.code === '27' || event.code === '255' ? 'failure' : undefined,
      type: filled([...(kind?.types ?? []), ...(isRegistry(event) ? registryTypes(event) : [])]),
    }),
    error: event.code === '255' ? compactOrNone({ code: dataText(event, 'ID') }) : undefined,
    process: sysmonProcess(event),
    ...aboutOf(event),
    rule: rule === undefined ? undefined : { name: rule },
    user: accountFields(dataText(event, 'User') ?? dataText(event, 'SourceUser')),
  };
}

/** What it happened to. */
function aboutOf(event: WindowsEvent): JsonObject {
  if (event.code === '3') return sysmonConnection(event);
  if (event.code === '22') return sysmonDns(event);
  if (isRegistry(event)) return { registry: sysmonRegistry(event) };
  const notes = sysmonFileNotes(event);
  return { file: sysmonFile(event), sysmon: notes && { file: notes } };
}

function isRegistry({ code }: WindowsEvent): boolean {
  return code === '12' || code === '13' || code === '14';
}

function filled(words: readonly string[] | undefined): readonly string[] | undefined {
  return words !== undefined && words.length > 0 ? words : undefined;
}
