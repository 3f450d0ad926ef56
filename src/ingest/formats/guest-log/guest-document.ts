import { stableId } from '../../../event/id.ts';
import { formatInstant, type Instant } from '../../../event/instant.ts';
import type { JsonObject } from '../../../event/json.ts';
import { compactOrNone } from '../azure/json-text.ts';
import type { Normalised, RecordContext, Rejected } from '../format.ts';
import { hostOfPath } from './host-of-path.ts';

/** What a line of a guest log says. */
export interface GuestLine {
  readonly dataset: 'azure.guest_agent' | 'azure.run_command_handler';
  readonly time: Instant | undefined;
  readonly host: string | undefined;
  readonly os: 'linux' | 'windows';
  readonly action: string;
  readonly outcome?: 'success' | 'failure' | undefined;
  readonly level: string | undefined;
  readonly message: string;
  /** The record's own text. */
  readonly text: string;
  /** Fields of `azure.guest`. */
  readonly guest: JsonObject;
  readonly scriptPath?: string | undefined;
}

/** The document of a line. Elastic has no integration for these logs: their fields are documented with the format. */
export function guestEvent(line: GuestLine, context: RecordContext | undefined): Normalised | Rejected {
  const { time, dataset } = line;
  if (!time) return { kind: 'rejected', code: 'record-no-time', message: 'the line begins with no date' };
  const file = context?.file;
  const host = line.host ?? (file === undefined ? undefined : hostOfPath(file));
  const doc = compactOrNone({
    '@timestamp': formatInstant({ ms: time.ms, ns: 0 }),
    azure: compactOrNone({ guest: compactOrNone(line.guest) }),
    data_stream: { type: 'logs', dataset, namespace: 'default' },
    event: compactOrNone({
      action: line.action,
      dataset,
      kind: 'event',
      module: 'azure',
      outcome: line.outcome,
    }),
    file: compactOrNone({ path: line.scriptPath }),
    host: compactOrNone({ name: host, os: { type: line.os } }),
    log: compactOrNone({
      file: compactOrNone({ path: file }),
      level: line.level?.toLowerCase(),
    }),
    message: line.message,
  });
  return {
    kind: 'event',
    // Handlers log to the second and in the same words everywhere: the bytes alone would be those of another machine's line.
    id: stableId('guest-log', dataset, host ?? '', line.text),
    time,
    ingested: undefined,
    dataStream: `logs-${dataset}-default`,
    doc: doc ?? {},
  };
}

/** Plain words of a message as an action: `Comparing seqnum` → `comparing-seqnum`; what is none ends it. */
export function actionOf(words: string): string {
  const plain = /^[A-Za-z]+(?:[ -][A-Za-z]+){0,5}/.exec(words)?.[0];
  return plain === undefined ? 'log' : plain.toLowerCase().replaceAll(' ', '-');
}
