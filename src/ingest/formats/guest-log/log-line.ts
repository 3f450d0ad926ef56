import type { Instant } from '../../../event/instant.ts';
import { parseInstant } from '../../../event/parse-instant.ts';

/** A line of a log, cut into what all of them have. Further lines of the record belong to the message. */
export interface LogLine {
  readonly time: Instant | undefined;
  readonly level: string | undefined;
  readonly message: string;
  /** As syslog has it, where the line went through syslog. */
  readonly host: string | undefined;
  /** The line without what syslog put before it. */
  readonly text: string;
  /** True for the form that the agents of Windows write, with numbers of process and thread where there are two. */
  readonly windows: 'agent' | 'plugin' | undefined;
}

/** As syslog writes it, by either standard, and as the journal shows it. */
const syslogPrefix =
  /^(?:<\d{1,3}>)?(?:1 )?(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)) (\S+) [\w./-]+(?:(?:\[\d+\])?:| \S+ \S+ -) (?=\d{4}[-/])/;
/** Six digits of a second, as Python writes them: other programs that log a level seldom do. */
const linux =
  /^(\d{4}(?:-\d\d-\d\dT|\/\d\d\/\d\d )\d\d:\d\d:\d\d\.\d{6}Z?) (VERBOSE|INFO|WARNING|ERROR) ([\s\S]*)$/;
const windows =
  /^\[(\d{1,10})(\+\d{8})?\] \[(\d\d)\/(\d\d)\/(\d{4}) (\d\d:\d\d:\d\d(?:\.\d{1,7})?)\] \[(\w{1,16})\]\s*([\s\S]*)$/;

/** `time LEVEL message` of the Linux agent, alone or in syslog. */
export function linuxLine(text: string): LogLine | undefined {
  const prefix = syslogPrefix.exec(text.slice(0, 512));
  const own = prefix ? text.slice(prefix[0].length) : text;
  const match = linux.exec(own);
  if (!match) return undefined;
  const [, time = '', level, message = ''] = match;
  const host = prefix?.[1];
  return {
    time: parseInstant(time.replaceAll('/', '-')),
    level,
    message: message.trim(),
    host,
    text: own,
    windows: undefined,
  };
}

/** `[process+thread] [MM/dd/yyyy HH:mm:ss.ff] [LEVEL] message`: the month comes first, and the time is UTC. */
export function windowsLine(text: string): LogLine | undefined {
  const match = windows.exec(text);
  if (!match) return undefined;
  const [, , thread, month, day, year, time, level, message = ''] = match;
  return {
    time: parseInstant(`${year}-${month}-${day}T${time}Z`),
    level,
    message: message.trim(),
    host: undefined,
    text,
    windows: thread === undefined ? 'agent' : 'plugin',
  };
}
