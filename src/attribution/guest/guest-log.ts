import type { Event } from '../../event/event.ts';
import { getInteger, getText } from '../../event/fields.ts';
import type { Instant } from '../../event/instant.ts';
import { type Handler, handlers } from '../model/execution.ts';
import type { EvidenceSource } from '../model/operation.ts';

/** A line of a handler's own log: the handler ran a script, or found that it had run it before. */
export interface HandlerLogEntry {
  readonly kind: 'executing' | 'executed' | 'failed' | 'replay';
  readonly handler: Handler;
  readonly sequence: number | undefined;
  readonly name: string | undefined;
  readonly scriptPath: string | undefined;
  readonly origin: EvidenceSource;
}

/** The agent took up a goal state, whose correlation id is that of the request behind it, if it says one. */
export interface GoalState {
  /** Its own id, the same when it comes again. */
  readonly id: string | undefined;
  readonly correlationId: string | undefined;
  readonly origin: EvidenceSource;
}

/** One part of a script that PowerShell logged as it ran it. */
export interface ScriptBlock {
  readonly id: string;
  readonly path: string;
  readonly part: number;
  readonly parts: number;
  readonly text: string;
  readonly origin: EvidenceSource;
}

const kinds: Readonly<Record<string, HandlerLogEntry['kind']>> = {
  'executing-script': 'executing',
  'executed-script': 'executed',
  'failed-script': 'failed',
  'already-processed': 'replay',
};

const nobody = '00000000-0000-0000-0000-000000000000';

export function handlerLogEntry(event: Event): HandlerLogEntry | undefined {
  const { doc } = event;
  const kind = kinds[getText(doc, 'event.action') ?? ''];
  const stated = getText(doc, 'azure.guest.handler')?.toLowerCase();
  const handler = handlers.find((each) => each.toLowerCase() === stated);
  if (!kind || !handler || getText(doc, 'event.dataset') !== 'azure.run_command_handler') return undefined;
  return {
    kind,
    handler,
    sequence: getInteger(doc, 'azure.guest.sequence'),
    name: getText(doc, 'azure.guest.run_command_name'),
    scriptPath: getText(doc, 'file.path'),
    origin: originOf(event, `handler-log ${kind}`),
  };
}

export function goalState(event: Event): GoalState | undefined {
  const { doc } = event;
  if (getText(doc, 'event.dataset') !== 'azure.guest_agent') return undefined;
  if (getText(doc, 'event.action') !== 'goal-state-started') return undefined;
  const stated = getText(doc, 'azure.guest.goal_state.correlation_id')?.toLowerCase();
  return {
    id: getText(doc, 'azure.guest.goal_state.id'),
    correlationId: stated === nobody ? undefined : stated,
    origin: originOf(event, 'guest-agent goal-state'),
  };
}

export function scriptBlock(event: Event): ScriptBlock | undefined {
  const { doc } = event;
  const text = getText(doc, 'powershell.file.script_block_text');
  const path = getText(doc, 'file.path') ?? getText(doc, 'winlog.event_data.Path');
  if (text === undefined || path === undefined) return undefined;
  return {
    id: getText(doc, 'powershell.file.script_block_id') ?? event.id,
    path,
    part: getInteger(doc, 'powershell.sequence') ?? 1,
    parts: getInteger(doc, 'powershell.total') ?? 1,
    text,
    origin: originOf(event, 'powershell script-block'),
  };
}

function originOf({ id, source, time }: Event, what: string): EvidenceSource {
  return { eventId: id, source, time, what };
}

/** A run as a handler's log tells it, from the line that it was started to the line that it was over. */
export interface LoggedRun {
  readonly entry: HandlerLogEntry;
  readonly end: Instant | undefined;
  readonly origins: readonly EvidenceSource[];
}
