import { payloadFor } from '../guest/payloads.ts';
import type { Written } from '../observe/fact.ts';
import type { Random } from '../random.ts';
import type { Guest } from '../world/estate.ts';
import type { Run } from '../world/request.ts';

/** Event 4104 of PowerShell: the script that a file holds, in one part or in several, as the Elastic Agent ships it. */
export function writeScriptBlocks(guest: Guest, runs: readonly Run[], random: Random): Written[] {
  return runs.flatMap((run, nth) => {
    const draw = random.fork(run.id);
    const lines = payloadFor(run.labels.payload, guest.system)?.lines ?? [];
    const middle = lines.length > 1 && draw.chance(0.5) ? Math.ceil(lines.length / 2) : lines.length;
    const parts = [lines.slice(0, middle), lines.slice(middle)].filter((part) => part.length > 0);
    const blockId = draw.guid();
    return parts.map((part, at): Written => {
      const ms = run.start + guest.clockOffset + 180 + at * 2;
      const text = `${part.join('\n')}${at < parts.length - 1 ? '\n' : ''}`;
      const doc = document(guest, run, { blockId, text, part: at + 1, parts: parts.length, ms, nth });
      return {
        text: JSON.stringify(doc),
        available: run.start + 9000 + at,
        fact: {
          plane: 'log',
          what: 'script-block',
          time: { ms, ns: 0 },
          host: {
            hostId: guest.hostId,
            name: guest.hostName.toLowerCase(),
            linux: false,
            instanceName: undefined,
            subscription: undefined,
          },
          correlationId: undefined,
          handler: run.handler,
          commandName: undefined,
          sequence: run.sequence,
          act: run.id,
        },
      };
    });
  });
}

interface Block {
  readonly blockId: string;
  readonly text: string;
  readonly part: number;
  readonly parts: number;
  readonly ms: number;
  readonly nth: number;
}

function document(guest: Guest, run: Run, { blockId, text, part, parts, ms, nth }: Block) {
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
      ingested: new Date(run.start + 9000).toISOString(),
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
      record_id: String(880_000 + nth * 10 + part),
      user: { identifier: 'S-1-5-18' },
      version: 1,
    },
  };
}
