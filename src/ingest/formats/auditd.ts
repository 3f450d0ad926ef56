import { instant } from '../../event/instant.ts';
import { parseAuditClock } from './audit/audit-clock.ts';
import { auditDocument } from './audit/audit-document.ts';
import { auditEventId } from './audit/audit-id.ts';
import { auditRecord } from './audit/audit-record.ts';
import type { Format } from './format.ts';
import { hostOfPath } from './guest-log/host-of-path.ts';
import { type Settled, settle, type Zone } from './zone.ts';

/** Records that only add to another one: a machine's event does not consist of them alone. */
const additions = new Set([
  'EXECVE',
  'CWD',
  'PATH',
  'PROCTITLE',
  'SOCKADDR',
  'BPRM_FCAPS',
  'EOE',
  'PARENT_INFO',
]);

/** Linux audit events of auditd's own log, whose lines the decoder has joined. */
export const auditd: Format = {
  name: 'auditd',
  title: 'Linux audit log (audit.log, ausearch, LAUREL)',
  plane: 'guest',
  dataStream: 'logs-auditd_manager.auditd-default',
  recognise(record) {
    return auditRecord(record) !== undefined;
  },
  normalise(record, context) {
    const audit = auditRecord(record);
    const settled = audit && timeOf(audit.time, context?.zone);
    const time = settled?.time;
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
      ...(settled.doubt && { doubt: settled.doubt }),
    };
  },
};

/** Seconds with three digits behind the point, as text: as a number they would lose the last digit. Interpreted, local time. */
function timeOf(text: string, zone: Zone | undefined): Settled | undefined {
  const clock = text.includes(' ') ? parseAuditClock(text) : undefined;
  if (clock) return settle(clock, zone, 'audit(…)');
  const [seconds = '', milliseconds = ''] = text.split('.');
  const ms = Number(seconds) * 1000 + Number(milliseconds.padEnd(3, '0'));
  return ms > 0 && ms <= maxMs ? { time: instant(ms) } : undefined;
}

/** The same bound as other times have. */
const maxMs = 9_223_372_036_854;
