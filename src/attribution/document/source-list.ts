import type { EventSource } from '../../event/event.ts';
import { compareInstants, formatInstant } from '../../event/instant.ts';
import type { JsonObject } from '../../event/json.ts';
import { compareText } from '../../event/order.ts';
import type { Attribution } from '../model/attribution.ts';
import type { EvidenceSource } from '../model/operation.ts';
import { compact } from './compact.ts';

/** A record behind an attribution. Processes of a tree carry their place alone. */
export type Origin = Omit<EvidenceSource, 'eventId'> & { readonly eventId: string | undefined };

/** `throughline.sources`: where in the input every record behind the document stands. */
export function sourceList(attribution: Attribution): JsonObject[] {
  return originList(attribution).map(originFields);
}

/** Every record behind an attribution, oldest first, each place once. */
export function originList(attribution: Attribution): Origin[] {
  const byPlace = new Map<string, Origin>();
  for (const origin of origins(attribution)) {
    const place = placeKey(origin.source);
    if (!byPlace.has(place)) byPlace.set(place, origin);
  }
  return [...byPlace]
    .sort(([placeA, a], [placeB, b]) => compareInstants(a.time, b.time) || compareText(placeA, placeB))
    .map(([, origin]) => origin);
}

/** Sorts as the places do: lines and positions by number. */
function placeKey({ file, line, index }: EventSource): string {
  const digits = (value: number) => String(value).padStart(12, '0');
  return [file, digits(line), index === undefined ? '' : digits(index)].join('\u0000');
}

function originFields({ source, eventId, time, what }: Origin): JsonObject {
  const { file, line, index } = source;
  return compact({ file, line, index, event_id: eventId, time: formatInstant(time), what }) ?? {};
}

function* origins({ operation, candidates, execution }: Attribution): Generator<Origin> {
  if (operation) yield* operation.sources;
  for (const candidate of candidates) yield* candidate.operation.sources;
  if (!execution) return;
  const { root } = execution;
  yield* execution.logs;
  if (execution.processes.length === 0) return;
  yield { eventId: root.eventId, source: root.source, time: root.time, what: 'process start' };
  for (const node of execution.processes) {
    yield { eventId: undefined, source: node.source, time: node.start, what: 'process start' };
  }
}
