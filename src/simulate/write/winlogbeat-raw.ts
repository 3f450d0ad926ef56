import type { Guest } from '../world/estate.ts';
import type { WindowsRecord, WindowsValue } from './windows-record.ts';

/** A record of a Windows event log as Winlogbeat ships it where nobody has set up its pipelines: every value text, nothing moved. */
export function rawWinlogbeat(
  record: WindowsRecord,
  guest: Guest,
  available: number,
  about: { readonly host: object; readonly cloud?: object },
): object {
  return {
    '@timestamp': new Date(record.time.ms).toISOString(),
    agent: {
      id: guest.agentId,
      name: guest.hostName,
      type: 'winlogbeat',
      version: '8.17.4',
    },
    ...about.cloud,
    ecs: { version: '8.0.0' },
    event: {
      code: String(record.eventId),
      created: new Date(record.time.ms + 800).toISOString(),
      ingested: new Date(available).toISOString(),
      kind: 'event',
      provider: record.provider,
    },
    host: about.host,
    log: { level: 'information' },
    winlog: {
      api: 'wineventlog',
      channel: record.channel,
      computer_name: record.computer,
      event_data: Object.fromEntries(record.data.map(([name, value]) => [name, text(value)])),
      event_id: String(record.eventId),
      opcode: 'Info',
      process: { pid: record.writerPid, thread: { id: record.writerThread } },
      provider_guid: `{${record.providerGuid}}`,
      provider_name: record.provider,
      record_id: record.recordId,
      version: record.version,
    },
  };
}

function text(value: WindowsValue): string {
  if (typeof value !== 'object') return String(value);
  return 'hex' in value ? `0x${value.hex.toString(16)}` : `{${value.guid}}`;
}
