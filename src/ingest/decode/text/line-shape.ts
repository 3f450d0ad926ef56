/**
 * What a line of a log looks like. `audit`: a record of auditd. `stamped`: begins with date and time. `logfmt`: begins with
 * `time=`. `windows-agent`: begins with process and thread in brackets, then date and time. `syslog`: begins as syslog writes it.
 */
export type LineShape = 'audit' | 'stamped' | 'logfmt' | 'windows-agent' | 'syslog';

/** `Jun  3 09:30:00 host program[1]: ` or the same with an ISO time, with or without priority and version. */
const syslog =
  /^(?:<\d{1,3}>)?(?:1 )?(?:[A-Z][a-z]{2} [ \d]\d (?:\d{4} )?\d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)) (?!(?:INFO|WARNING|ERROR|VERBOSE) )\S+ [\w./()@-]+(?:\[\d+\]:|:| \d+ \S+ )/;
const stamped = /^\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d/;
const logfmt = /^time="?\d{4}-\d\d-\d\dT\S+ \w+=/;
const windowsAgent = /^\[[\d+]+\] \[\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d/;
/** Interpreted, as `ausearch -i` prints it, the time is a date of the reader's language. */
const audit = /(?:^|: )(?:node=\S+ )?type=\S+ msg=audit\((?:\d+\.\d+|[\d/.-]{6,12} [\d:.]{8,12}):\d+\) ?:/;
/** What `ausearch` prints between events. */
const separator = /^(?:-{4}|time->\w{3} \w{3} .{0,40})$/;

/** Undefined where a line begins in none of the ways in which records of logs begin. */
export function lineShape(line: string): LineShape | undefined {
  if (audit.test(line.slice(0, 512))) return 'audit';
  const head = line.slice(0, 256);
  if (syslog.test(head)) return 'syslog';
  if (stamped.test(head)) return 'stamped';
  if (logfmt.test(head)) return 'logfmt';
  return windowsAgent.test(head) ? 'windows-agent' : undefined;
}

/** Lines that only part records from each other. */
export function isSeparator(line: string): boolean {
  return line.length < 64 && separator.test(line);
}

export function isRecordHead(line: string): boolean {
  return lineShape(line) !== undefined;
}

/** Whether a record that begins so may go on in lines that begin otherwise: stack traces, JSON over many lines. */
export function mayContinue(shape: LineShape): boolean {
  return shape !== 'audit' && shape !== 'syslog';
}
