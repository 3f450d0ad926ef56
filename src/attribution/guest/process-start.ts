import type { Event } from '../../event/event.ts';
import { fieldGetter, getInteger, getText, getTexts } from '../../event/fields.ts';
import type { JsonObject, JsonValue } from '../../event/json.ts';
import type { ProcessStart } from '../model/execution.ts';

/** Words of `event.type` and `event.action` with which sensors say that a process began to run a program. */
const startWords = new Set(['start', 'process_started', 'exec', 'fork', 'process_start', 'executed']);
const endWords = new Set(['end', 'process_stopped', 'exit', 'process_terminated', 'process_end']);

export type ProcessChange = 'start' | 'end';

const typeField = fieldGetter('event.type');
const categoryField = fieldGetter('event.category');
const pidField = fieldGetter('process.pid');
const executableField = fieldGetter('process.executable');
const nameField = fieldGetter('process.name');

/** The answer for the document asked about last: several stages ask about each, one after the other. */
let lastDoc: JsonObject | undefined;
let lastChange: ProcessChange | undefined;

/** Whether an event tells of a process's start or end; undefined for every other event. */
export function processChange(doc: JsonObject): ProcessChange | undefined {
  if (doc !== lastDoc) {
    lastChange = changeOf(doc);
    lastDoc = doc;
  }
  return lastChange;
}

function changeOf(doc: JsonObject): ProcessChange | undefined {
  if (!holds(categoryField(doc), 'process')) return undefined;
  // PowerShell's log and the firewall's tell of starts, too: of an engine, of a service, and no process is named.
  if (pidField(doc) === undefined && executableField(doc) === undefined && nameField(doc) === undefined)
    return undefined;
  const types = typeField(doc);
  if (holds(types, 'start')) return 'start';
  if (holds(types, 'end')) return 'end';
  const action = getText(doc, 'event.action')?.toLowerCase() ?? '';
  if (startWords.has(action) || action.startsWith('process create')) return 'start';
  if (endWords.has(action) || action.startsWith('process terminate')) return 'end';
  return undefined;
}

/** Whether the field has this text among its values. */
function holds(value: JsonValue | undefined, text: string): boolean {
  if (Array.isArray(value)) return value.some((item) => holds(item, text));
  return value === text;
}

/** The process of a start or end event, as its sensor saw it. */
export function processOf(event: Event): ProcessStart {
  const { doc } = event;
  const domain = getText(doc, 'user.domain');
  const user = getText(doc, 'user.name') ?? getText(doc, 'process.user.name');
  return {
    eventId: event.id,
    source: event.source,
    sensor: event.dataStream,
    time: event.time,
    pid: getInteger(doc, 'process.pid'),
    entityId: getText(doc, 'process.entity_id'),
    parentEntityId: getText(doc, 'process.parent.entity_id'),
    parentPid: getInteger(doc, 'process.parent.pid') ?? getInteger(doc, 'process.ppid'),
    name: getText(doc, 'process.name'),
    executable: getText(doc, 'process.executable'),
    commandLine: getText(doc, 'process.command_line') ?? joined(getTexts(doc, 'process.args')),
    args: getTexts(doc, 'process.args'),
    workingDirectory: getText(doc, 'process.working_directory'),
    parentName: getText(doc, 'process.parent.name'),
    parentExecutable: getText(doc, 'process.parent.executable'),
    parentCommandLine:
      getText(doc, 'process.parent.command_line') ?? joined(getTexts(doc, 'process.parent.args')),
    user: user !== undefined && domain !== undefined ? `${domain}\\${user}` : user,
    userId: getText(doc, 'user.id') ?? getText(doc, 'process.user.id'),
    ancestry: getTexts(doc, 'process.Ext.ancestry'),
    isFork: getTexts(doc, 'event.action').includes('fork'),
  };
}

function joined(args: readonly string[]): string | undefined {
  return args.length > 0 ? args.join(' ') : undefined;
}
