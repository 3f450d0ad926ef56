import { actionOf, type GuestLine } from './guest-document.ts';
import { handlerOfLog } from './handler-of-log.ts';
import { windowsLine } from './log-line.ts';

/**
 * A line of a plug-in's log on Windows. No specification of these exists: what a run's beginning and end look like is taken from
 * published samples, a sequence number or a name only where a line says so in as many words.
 */
export function windowsPluginLine(text: string, file: string | undefined): GuestLine {
  const line = windowsLine(text);
  const message = line?.message ?? text;
  const exit = /\b(?:Command|script) execution finished\b.*?\bcode: (-?\d{1,10})\b/i.exec(message)?.[1];
  const begins = /\b(?:Command|script) execution task started\b/i.test(message);
  const sequence =
    /\bsequence number (\d{1,9})\b/i.exec(message)?.[1] ??
    /\[ConfigSequenceNumber\]=(\d{1,9})\b/.exec(message)?.[1];
  return {
    dataset: 'azure.run_command_handler',
    time: line?.time,
    host: undefined,
    os: 'windows',
    action: begins ? 'executing-script' : (endOf(exit) ?? actionOf(message)),
    outcome: exit === undefined ? undefined : Number(exit) === 0 ? 'success' : 'failure',
    level: line?.level,
    message,
    text,
    guest: {
      handler: handlerOfLog(message, file),
      run_command_name: /\[ConfigExtensionName\]=(\S{1,260})/.exec(message)?.[1],
      sequence: sequence === undefined ? undefined : Number(sequence),
      exit_code: exit === undefined ? undefined : Number(exit),
      version: /[\\/]Microsoft\.[\w.]+[\\/](\d+(?:\.\d+){1,3})[\\/]/i.exec(`/${file ?? ''}`)?.[1],
    },
  };
}

function endOf(exit: string | undefined): string | undefined {
  if (exit === undefined) return undefined;
  return Number(exit) === 0 ? 'executed-script' : 'failed-script';
}
