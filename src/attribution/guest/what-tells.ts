import type { Event } from '../../event/event.ts';
import { textGetter } from '../../event/fields.ts';
import type { Repeater } from '../../event/repeater.ts';
import { processChange } from './process-start.ts';

const commandLine = textGetter('process.command_line');
const executable = textGetter('process.executable');
const scriptBlockText = textGetter('powershell.file.script_block_text');
const dataset = textGetter('event.dataset');

/** Every line of these logs may tell of a run. */
const agentLogs = new Set(['azure.run_command_handler', 'azure.guest_agent']);

/**
 * Where an event like this one would have to hold a word of `handlerHint` to tell of a run: as `RunCollector` looks at it. Undefined
 * where it may tell of one in other ways.
 */
export function whatTells({ doc }: Event): Repeater['looksAt'] | undefined {
  if (processChange(doc) === 'start')
    return commandLine(doc) === undefined || executable(doc) === undefined ? 'record' : 'texts';
  if (agentLogs.has(dataset(doc) ?? '')) return undefined;
  return scriptBlockText(doc) === undefined ? 'nothing' : 'record';
}
