import { compareInstants, type Instant } from '../../event/instant.ts';
import type { SessionEntry, SessionNote } from './session.ts';

/** One request of a session: its records, however many, together. */
export interface SessionStep {
  readonly time: Instant;
  readonly operationName: string;
  readonly resourceId: string | undefined;
  /** Of the last record that has one. */
  readonly result: string | undefined;
  readonly correlationId: string;
  readonly ip: string | undefined;
  readonly tokenIp: string | undefined;
  readonly sameToken: boolean;
  readonly note: SessionNote | undefined;
  /** Its records, oldest first. */
  readonly entries: readonly SessionEntry[];
}

/** Folds the records of a session, which are oldest first, into its requests, oldest first. */
export function sessionSteps(entries: readonly SessionEntry[]): SessionStep[] {
  return [...Map.groupBy(entries, requestOf).values()]
    .map(stepOf)
    .sort((a, b) => compareInstants(a.time, b.time));
}

function requestOf({ correlationId, operationName, resourceId, eventId }: SessionEntry): string {
  // Without a correlation id nothing ties a record to another.
  if (correlationId === '') return eventId;
  return [correlationId, operationName, resourceId ?? ''].join('\n').toLowerCase();
}

function stepOf(entries: readonly SessionEntry[]): SessionStep {
  const [first] = entries as readonly [SessionEntry, ...SessionEntry[]];
  const { time, operationName, resourceId, correlationId, note } = first;
  return {
    time,
    operationName,
    resourceId: entries.find((each) => hasOwnCase(each.resourceId))?.resourceId ?? resourceId,
    correlationId,
    note,
    result: entries.findLast(({ result }) => result !== undefined)?.result,
    ip: entries.find(({ ip }) => ip !== undefined)?.ip,
    tokenIp: entries.find(({ tokenIp }) => tokenIp !== undefined)?.tokenIp,
    sameToken: entries.some(({ sameToken }) => sameToken),
    entries,
  };
}

/** Some records have ids in capitals throughout, others of the same request as the caller wrote them. */
function hasOwnCase(id: string | undefined): boolean {
  return id !== undefined && id !== id.toUpperCase();
}
