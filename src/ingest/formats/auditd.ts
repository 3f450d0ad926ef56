import { type Instant, instant } from '../../event/instant.ts';
import { auditDocument } from './audit/audit-document.ts';
import { auditEventId } from './audit/audit-id.ts';
import { auditRecord } from './audit/audit-record.ts';
import type { Format } from './format.ts';
import { hostOfPath } from './guest-log/host-of-path.ts';

/** Records that only add to another one: a machine's event does not consist of them alone. */
const additions = new Set(['EXECVE', 'CWD', 'PATH', 'PROCTITLE', 'SOCKADDR', 'BPRM_FCAPS', 'EOE']);

/** Linux audit events of auditd's own log, whose lines the decoder has joined. */
export const auditd: Format = {
  name: 'auditd',
  title: 'Linux audit log (audit.log)',
  plane: 'guest',
  dataStream: 'logs-auditd_manager.auditd-default',
  recognise(record) {
    return auditRecord(record) !== undefined;
  },
  normalise(record, context) {
    const audit = auditRecord(record);
    const time = audit && timeOf(audit.time);
    if (!audit || !time)
      return { kind: 'rejected', code: 'record-no-time', message: 'audit(…) holds no time' };
    const host = audit.node ?? (context && hostOfPath(context.file));
    const isWhole = audit.records.some((each) => !additions.has(String(each['type'])));
    return {
      kind: 'event',
      // Lines that came too late to be joined must not pass for the event that they belong to.
      id: isWhole ? auditEventId(host, time, audit.serial) : undefined,
      time,
      ingested: undefined,
      dataStream: 'logs-auditd_manager.auditd-default',
      doc: auditDocument(audit, time, host),
    };
  },
};

/** Seconds with three digits behind the point, as text: as a number they would lose the last digit. */
function timeOf(text: string): Instant | undefined {
  const [seconds = '', milliseconds = ''] = text.split('.');
  const ms = Number(seconds) * 1000 + Number(milliseconds.padEnd(3, '0'));
  return ms > 0 && ms <= maxMs ? instant(ms) : undefined;
}

/** The same bound as other times have. */
const maxMs = 9_223_372_036_854;
