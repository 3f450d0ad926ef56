import { compareInstants } from '../../event/instant.ts';
import { comparePlaces, compareText } from '../../event/order.ts';
import type { EvidenceSource } from '../model/operation.ts';
import type { HandlerLogEntry, LoggedRun } from './guest-log.ts';

/** Joins the lines of handlers' logs into runs: a start with the first end behind it. A replay is no run. */
export function loggedRuns(entries: readonly HandlerLogEntry[]): LoggedRun[] {
  const sorted = distinctOrigins(entries).sort((a, b) => compareOrigins(a.origin, b.origin));
  const open = new Map<string, { entry: HandlerLogEntry; origins: EvidenceSource[] }>();
  const runs: LoggedRun[] = [];
  const close = (key: string, by?: HandlerLogEntry) => {
    const run = open.get(key);
    if (!run) return;
    open.delete(key);
    const origins = by ? [...run.origins, by.origin] : run.origins;
    runs.push({ entry: run.entry, end: by?.origin.time, origins });
  };
  for (const entry of sorted) {
    const key = `${entry.handler}\n${entry.sequence ?? ''}\n${entry.name ?? ''}`;
    if (entry.kind === 'executing') {
      close(key);
      open.set(key, { entry, origins: [entry.origin] });
    } else if (entry.kind !== 'replay') close(key, entry);
  }
  for (const key of [...open.keys()]) close(key);
  return runs.sort((a, b) => compareOrigins(a.entry.origin, b.entry.origin));
}

export function compareOrigins(a: EvidenceSource, b: EvidenceSource): number {
  return (
    compareInstants(a.time, b.time) || compareText(a.eventId, b.eventId) || comparePlaces(a.source, b.source)
  );
}

/** What was read twice counts once, at the place that sorts first. */
export function distinctOrigins<T extends { readonly origin: EvidenceSource }>(items: readonly T[]): T[] {
  const byEvent = new Map<string, T>();
  for (const item of items) {
    const known = byEvent.get(item.origin.eventId);
    if (!known || comparePlaces(item.origin.source, known.origin.source) < 0)
      byEvent.set(item.origin.eventId, item);
  }
  return [...byEvent.values()];
}
