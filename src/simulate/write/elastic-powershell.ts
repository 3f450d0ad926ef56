import type { Guest } from '../world/estate.ts';
import type { Run } from '../world/request.ts';

/** One part of a script that PowerShell logged. */
export interface Block {
  readonly guest: Guest;
  readonly run: Run;
  readonly blockId: string;
  readonly text: string;
  readonly part: number;
  readonly parts: number;
  /** By the guest's clock, milliseconds. */
  readonly ms: number;
  /** Milliseconds. */
  readonly available: number;
  readonly recordId: number;
}

/** A part of a script as the Elastic Agent ships it. */
export function powershellDocument(block: Block) {
  const { guest, run, blockId, text, part, parts, ms } = block;
  const stamp = new Date(ms).toISOString();
  return {
    '@timestamp': stamp,
    agent: { id: guest.agentId, name: guest.hostName, type: 'filebeat', version: '8.17.4' },
    data_stream: { dataset: 'windows.powershell_operational', namespace: 'default', type: 'logs' },
    ecs: { version: '8.11.0' },
    event: {
      action: 'Execute a Remote Command',
      category: ['process'],
      code: '4104',
      created: new Date(ms + 900).toISOString(),
      dataset: 'windows.powershell_operational',
      ingested: new Date(block.available).toISOString(),
      kind: 'event',
      module: 'windows',
      provider: 'Microsoft-Windows-PowerShell',
      type: ['info'],
    },
    file: {
      directory: run.scriptPath.slice(0, run.scriptPath.lastIndexOf('\\')),
      extension: 'ps1',
      name: run.scriptPath.slice(run.scriptPath.lastIndexOf('\\') + 1),
      path: run.scriptPath,
    },
    host: { hostname: guest.hostName, id: guest.hostId, name: guest.hostName, os: { type: 'windows' } },
    powershell: {
      file: { script_block_id: blockId, script_block_text: text },
      sequence: part,
      total: parts,
    },
    process: { pid: run.root.pid },
    user: { id: 'S-1-5-18' },
    winlog: {
      channel: 'Microsoft-Windows-PowerShell/Operational',
      computer_name: guest.hostName,
      event_id: '4104',
      process: { pid: run.root.pid, thread: { id: 4488 } },
      provider_guid: '{a0c1853b-5c40-4b15-8766-3cf1c58f985a}',
      provider_name: 'Microsoft-Windows-PowerShell',
      record_id: String(block.recordId),
      user: { identifier: 'S-1-5-18' },
      version: 1,
    },
  };
}
