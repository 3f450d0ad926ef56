/** Synthetic lines of the guest's own logs, as their formats make documents of them. */
import type { Event } from '../../src/event/event.ts';
import { eventOf, timeOf } from './case-events.ts';

export interface LogNote {
  readonly t: string;
  readonly host: string;
  readonly action:
    | 'executing-script'
    | 'executed-script'
    | 'failed-script'
    | 'already-processed'
    | 'goal-state-started';
  readonly handler?: string;
  readonly sequence?: number;
  readonly name?: string;
  readonly correlation?: string;
}

export function logEvent(note: LogNote): Event {
  const agent = note.action === 'goal-state-started';
  const dataset = agent ? 'azure.guest_agent' : 'azure.run_command_handler';
  return eventOf(
    {
      '@timestamp': timeOf(note.t),
      event: { dataset, action: note.action },
      host: { name: note.host },
      azure: {
        guest: {
          handler: note.handler ?? 'Microsoft.CPlat.Core.RunCommandLinux',
          sequence: note.sequence,
          run_command_name: note.name,
          goal_state: agent ? { correlation_id: note.correlation } : undefined,
        },
      },
    },
    `logs-${dataset}-default`,
    dataset,
  );
}

export interface ScriptNote {
  readonly t: string;
  readonly host: string;
  readonly path: string;
  readonly text: string;
  readonly part?: number;
  readonly parts?: number;
}

/** A part of a script that PowerShell logged (event 4104). */
export function scriptEvent(note: ScriptNote): Event {
  return eventOf(
    {
      '@timestamp': timeOf(note.t),
      event: { code: '4104', dataset: 'windows.powershell_operational' },
      host: { name: note.host, id: `id-of-${note.host}` },
      file: { path: note.path },
      powershell: {
        file: { script_block_text: note.text, script_block_id: 'block' },
        sequence: note.part ?? 1,
        total: note.parts ?? 1,
      },
    },
    'logs-windows.powershell_operational-default',
    'elastic-document',
  );
}
