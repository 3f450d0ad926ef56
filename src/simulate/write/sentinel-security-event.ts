import type { ProcessFact } from '../observe/fact.ts';
import type { GuestEntry } from './guest-entry.ts';
import { guestTime } from './guest-time.ts';
import { computerHost } from './host-fields.ts';
import { endFact, processFact } from './process-fact.ts';
import { securityProcess } from './security-record.ts';
import { writeRow } from './table-row.ts';
import { securityStream } from './windows-event.ts';

/** A row of Sentinel's `SecurityEvent`. `_ResourceId` names the VM, where the workspace's agent knows it. */
export function writeSecurityRow(entry: GuestEntry): { readonly text: string; readonly fact: ProcessFact } {
  const { process, sensor, log } = entry;
  const record = securityProcess(entry);
  const resourceId = sensor.metadata ? entry.resourceId.toLowerCase() : undefined;
  const data = record.data.map(([name, value]) => [
    name,
    typeof value === 'object' && 'hex' in value ? `0x${value.hex.toString(16)}` : value,
  ]);
  const row = {
    TenantId: '00000000-1111-4222-8333-444444444444',
    SourceSystem: 'OpsManager',
    Account: String(record.data.find(([name]) => name === 'SubjectUserName')?.[1] ?? ''),
    Computer: record.computer,
    EventSourceName: record.provider,
    Channel: record.channel,
    Task: record.task,
    Level: '8',
    EventID: record.eventId,
    Activity:
      record.eventId === 4688 ? '4688 - A new process has been created.' : '4689 - A process has exited.',
    EventRecordId: String(record.recordId),
    ...Object.fromEntries(data),
    Type: 'SecurityEvent',
    ...(resourceId === undefined ? {} : { _ResourceId: resourceId }),
  };
  const { text, time } = writeRow(row, guestTime(process, entry.at), log.layout, log.locale);
  const shape = {
    stream: securityStream,
    time,
    host: {
      ...computerHost(process.guest, false),
      resourceId,
      subscription: resourceId === undefined ? undefined : process.guest.subscription.id,
    },
    ingested: undefined,
    commandLine: sensor.commandLines,
    parent: 'program' as const,
  };
  return { text, fact: entry.kind === 'end' ? endFact(entry, shape) : processFact(entry, shape) };
}
