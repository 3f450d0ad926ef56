import type { Event } from '../../event/event.ts';
import { textGetter } from '../../event/fields.ts';
import { handlerHint } from './handlers.ts';

const parentExecutable = textGetter('process.parent.executable');
const parentCommandLine = textGetter('process.parent.command_line');
const commandLine = textGetter('process.command_line');
const workingDirectory = textGetter('process.working_directory');
const executable = textGetter('process.executable');

/**
 * Whether a process start may be the sign of a run: only then is it worth a closer look. What `recognise` goes by, for the process and its parent, stands in these
 * fields alone, which are a tenth of the record; events that say it otherwise are looked through as they are.
 */
export function hintsAtHandler({ doc, original }: Event): boolean {
  const command = commandLine(doc);
  if (command === undefined || executable(doc) === undefined) return handlerHint.test(original);
  const parent = parentExecutable(doc);
  const above = parentCommandLine(doc);
  const folder = workingDirectory(doc);
  return (
    handlerHint.test(command) ||
    (above !== undefined && handlerHint.test(above)) ||
    (parent !== undefined && handlerHint.test(parent)) ||
    (folder !== undefined && handlerHint.test(folder))
  );
}
