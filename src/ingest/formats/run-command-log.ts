import type { JsonObject } from '../../event/json.ts';
import { parseInstant } from '../../event/parse-instant.ts';
import { lineOf } from '../decode/text/text-record.ts';
import type { Format } from './format.ts';
import { actionOf, type GuestLine, guestEvent } from './guest-log/guest-document.ts';
import { downloadOf, handlerOfLog } from './guest-log/handler-of-log.ts';
import { windowsLine } from './guest-log/log-line.ts';
import { parseLogfmt } from './guest-log/logfmt.ts';
import { windowsPluginLine } from './guest-log/windows-plugin.ts';

const logfmt = /^time=\S+ version=\S+ operation=/;
const managed = 'Microsoft.CPlat.Core.RunCommandHandlerLinux';

/**
 * The logs of the handlers that run scripts: `handler.log` of Run Command, of managed Run Command and of the Custom Script extension,
 * `ImmediateRunCommandService.log`, and the plug-ins' logs on Windows. Every line is an event.
 */
export const runCommandLog: Format = {
  name: 'run-command-log',
  title: 'logs of the Run Command handlers (handler.log, RunCommandExtension.log)',
  plane: 'guest',
  dataStream: 'logs-azure.run_command_handler-default',
  recognise(record) {
    const text = lineOf(record);
    return text !== undefined && (logfmt.test(text) || windowsLine(text)?.windows === 'plugin');
  },
  normalise(record, context) {
    const text = lineOf(record) ?? '';
    const line = logfmt.test(text)
      ? linuxHandlerLine(text, context?.file)
      : windowsPluginLine(text, context?.file);
    return guestEvent(line, context);
  },
};

function linuxHandlerLine(text: string, file: string | undefined): GuestLine {
  const [first = ''] = text.split('\n', 1);
  const fields = parseLogfmt(first);
  const event = fields.get('event');
  const message = fields.get('message');
  const folder = fields.get('output') ?? fields.get('scriptFile') ?? fields.get('path');
  const download = folder === undefined ? undefined : downloadOf(folder);
  const action = actionOfEvent(event, message);
  const guest: JsonObject = {
    handler: fields.has('extensionName') ? managed : handlerOfLog(first, file),
    operation: fields.get('operation'),
    run_command_name: fields.get('extensionName') || download?.name,
    sequence: sequenceOf(fields.get('seq') ?? download?.sequence),
    version: /^v?([^/\s]+)/.exec(fields.get('version') ?? '')?.[1],
  };
  return {
    dataset: 'azure.run_command_handler',
    time: parseInstant(fields.get('time')),
    host: undefined,
    os: 'linux',
    action,
    outcome: outcomes[action],
    level: fields.has('error') ? 'error' : undefined,
    message: text,
    text,
    guest,
    scriptPath: scriptOf(event, fields),
  };
}

const outcomes: Readonly<Record<string, 'success' | 'failure'>> = {
  'executed-script': 'success',
  'failed-script': 'failure',
};

/** Events of the handlers' sources. Both handlers say `executing command` as well; the words here come once a run. */
function actionOfEvent(event: string | undefined, message: string | undefined): string {
  if (event === undefined) return 'log';
  if (/^executing (?:public|protected) (?:script|commandToExecute)$/.test(event)) return 'executing-script';
  // The managed handler says no more before it runs the script than where it is.
  if (event === 'prepare command') return 'executing-script';
  if (event === 'executed command') return 'executed-script';
  if (event === 'failed to execute command') return 'failed-script';
  if (event === 'exit' && /already (?:been )?processed/.test(message ?? '')) return 'already-processed';
  return actionOf(event);
}

/** The handlers write a script to `script.sh` in its folder; where it is a file that was downloaded, they name it. */
function scriptOf(event: string | undefined, fields: ReadonlyMap<string, string>): string | undefined {
  if (event === 'prepare command') return fields.get('scriptFile');
  const folder = fields.get('output');
  return folder !== undefined && /^executing \w+ script$/.test(event ?? '')
    ? `${folder.replace(/\/$/, '')}/script.sh`
    : undefined;
}

function sequenceOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
