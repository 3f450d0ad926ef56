import { payloadFor } from '../guest/payloads.ts';
import type { HostFact, Written } from '../observe/fact.ts';
import type { Random } from '../random.ts';
import type { OwnLogSpec } from '../scenario/scenario.ts';
import { isLocal } from '../scenario/shapes.ts';
import type { Guest } from '../world/estate.ts';
import type { Run } from '../world/request.ts';
import { type Block, powershellDocument } from './elastic-powershell.ts';
import { computerHost, computerName } from './host-fields.ts';
import { printed } from './windows-event.ts';
import type { WindowsRecord } from './windows-record.ts';
import { rawWinlogbeat } from './winlogbeat-raw.ts';

/** Event 4104 of PowerShell: the script that a file holds, in one part or in several. */
export function writeScriptBlocks(
  guest: Guest,
  runs: readonly Run[],
  spec: OwnLogSpec,
  random: Random,
): Written[] {
  return runs.flatMap((run, nth) => {
    const draw = random.fork(run.id);
    const lines = payloadFor(run.labels.payload, guest.system)?.lines ?? [];
    const middle = lines.length > 1 && draw.chance(0.5) ? Math.ceil(lines.length / 2) : lines.length;
    const parts = [lines.slice(0, middle), lines.slice(middle)].filter((part) => part.length > 0);
    const blockId = draw.guid();
    return parts.map((part, at): Written => {
      const ms = run.start + guest.clockOffset + 180 + at * 2;
      const text = `${part.join('\n')}${at < parts.length - 1 ? '\n' : ''}`;
      const available = run.start + 9000 + at;
      const numbers = { part: at + 1, parts: parts.length, recordId: 880_000 + nth * 10 + at + 1 };
      const block = { guest, run, blockId, text, ms, available, ...numbers };
      const elastic = spec.shape === 'elastic-powershell';
      return {
        text: blockText(block, spec),
        available: isLocal(spec.shape) ? ms : available,
        fact: {
          plane: 'log',
          what: 'script-block',
          time: { ms, ns: 0 },
          host: elastic ? documentHost(guest) : computerHost(guest, false),
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

function blockText(block: Block, spec: OwnLogSpec): string {
  if (spec.shape === 'elastic-powershell') return JSON.stringify(powershellDocument(block));
  const record = blockRecord(block);
  if (spec.shape !== 'winlogbeat-powershell') return printed(record, spec);
  return JSON.stringify(
    rawWinlogbeat(record, block.guest, block.available, { host: { name: record.computer } }),
  );
}

function documentHost(guest: Guest): HostFact {
  return { ...computerHost(guest, false), hostId: guest.hostId, name: guest.hostName.toLowerCase() };
}

function blockRecord({ guest, run, blockId, text, part, parts, ms, recordId }: Block): WindowsRecord {
  return {
    provider: 'Microsoft-Windows-PowerShell',
    providerGuid: 'a0c1853b-5c40-4b15-8766-3cf1c58f985a',
    eventId: 4104,
    version: 1,
    level: 5,
    task: 2,
    keywords: '0x0',
    time: { ms, ns: 0 },
    recordId,
    writerPid: run.root.pid,
    writerThread: 4488,
    channel: 'Microsoft-Windows-PowerShell/Operational',
    computer: computerName(guest),
    writerSid: 'S-1-5-18',
    data: [
      ['MessageNumber', part],
      ['MessageTotal', parts],
      ['ScriptBlockText', text],
      ['ScriptBlockId', blockId],
      ['Path', run.scriptPath],
    ],
  };
}
