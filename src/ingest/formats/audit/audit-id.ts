import { stableId } from '../../../event/id.ts';
import type { Instant } from '../../../event/instant.ts';

/** The id of an audit event, the same from the log and from a Beat: serial numbers count through one machine and start again. */
export function auditEventId(host: string | undefined, { ms }: Instant, serial: string): string {
  return stableId('auditd', host?.toLowerCase() ?? '', String(ms), serial);
}
