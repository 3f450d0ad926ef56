/** One record of auditd: a line of its log. */
export interface AuditLine {
  readonly node: string | undefined;
  /** Seconds since 1970 with three digits behind the point, as text; interpreted, a date and a time of day. */
  readonly time: string;
  /** True where `ausearch -i` has put words for numbers. */
  readonly isInterpreted: boolean;
  /** Lines of one event share it. */
  readonly serial: string;
  readonly type: string;
  /** Everything behind the colon. */
  readonly rest: string;
}

const pattern =
  /(?:^|: )(?:node=(\S+) )?type=(\S+) msg=audit\((\d{1,11}\.\d{1,3}|[\d/.-]{6,12} [\d:.]{8,12}):(\d{1,20})\) ?:\s?/;

export function parseAuditLine(line: string): AuditLine | undefined {
  const match = pattern.exec(line.slice(0, 512));
  if (!match) return undefined;
  const [head, node, type = '', time = '', serial = ''] = match;
  return {
    node,
    type,
    time,
    isInterpreted: time.includes(' '),
    serial,
    rest: line.slice(match.index + head.length),
  };
}
