import { attributionDocument } from '../../attribution/document/attribution-document.ts';
import { compact } from '../../attribution/document/compact.ts';
import type { OriginalRecord, Session } from '../../attribution/explain/investigate.ts';
import type { NearMiss } from '../../attribution/explain/near-misses.ts';
import type { Principal } from '../../attribution/model/operation.ts';
import type { SessionEntry } from '../../attribution/session/session.ts';
import type { SessionStep } from '../../attribution/session/steps.ts';
import type { EventSource } from '../../event/event.ts';
import { formatInstant } from '../../event/instant.ts';
import type { JsonObject } from '../../event/json.ts';
import { coverageViewJson } from '../summary/summary-json.ts';
import { printableJson } from '../text/printable-json.ts';
import { clockOf, concerned } from './basis-rows.ts';
import type { RunView } from './run-view.ts';
import { type Moment, timeline } from './timeline.ts';
import { verdictSentences } from './verdict-sentences.ts';

/** One run for programs: its document, and everything around it that the document does not hold. `schema/run.schema.json` holds its fields. */
export function* showJson({ attribution, report, investigation }: RunView): Generator<string> {
  const { nearMisses, sessions, records } = investigation;
  const members: [string, Iterable<JsonObject> | JsonObject | string | undefined][] = [
    ['attribution', attributionDocument(attribution)],
    ['explanation', verdictSentences(attribution).join(' ')],
    ['timeline', timeline(attribution).map(momentJson)],
    ['rejected', nearMisses.map((miss) => rejectedJson(miss, attribution.execution !== undefined))],
    ['coverage', concerned(attribution, report).map(coverageViewJson)],
    ['clock', clockJson(clockOf(attribution, report))],
    ['sessions', sessions.map(sessionJson)],
    ['records', records.map(recordJson)],
  ];
  yield '{';
  let separator = '\n';
  for (const [name, value] of members) {
    if (value === undefined) continue;
    yield `${separator}${JSON.stringify(name)}: `;
    if (Array.isArray(value)) yield* list(value);
    else yield printableJson(value as JsonObject | string);
    separator = ',\n';
  }
  yield '\n}\n';
}

/** One a line. */
function* list(values: readonly JsonObject[]): Generator<string> {
  yield '[';
  for (const [at, value] of values.entries()) yield `${at === 0 ? '' : ','}\n${printableJson(value)}`;
  yield values.length === 0 ? ']' : '\n]';
}

function momentJson({ time, plane, text, source }: Moment): JsonObject {
  return { time: formatInstant(time), plane, text, ...placeJson(source) };
}

function rejectedJson(
  { code, text, operation, execution, elsewhere, sameMachine }: NearMiss,
  isOfRun: boolean,
): JsonObject {
  return {
    code,
    text,
    same_machine: sameMachine,
    time: formatInstant(isOfRun ? (operation.start ?? operation.firstSeen) : execution.start),
    ...(isOfRun
      ? { operation_id: operation.id, correlation_id: operation.correlationId, vm: operation.target.name }
      : { execution_id: execution.id }),
    ...(elsewhere && { attribution_id: elsewhere.id, verdict: elsewhere.verdict }),
  };
}

function clockJson(offset: ReturnType<typeof clockOf>): JsonObject | undefined {
  if (!offset) return undefined;
  return { from_ms: offset.from, to_ms: offset.to, proof: offset.proof };
}

function sessionJson({ principal, steps }: Session): JsonObject {
  return { principal: principalJson(principal), requests: steps.map(stepJson) };
}

function principalJson({ id, name, type }: Principal): JsonObject {
  return compact({ id, name, type }) ?? {};
}

function stepJson(step: SessionStep): JsonObject {
  const { operationName, resourceId, result, correlationId, ip, tokenIp, sameToken, note, entries } = step;
  return {
    time: formatInstant(step.time),
    operation: operationName,
    ...compact({
      resource_id: resourceId,
      result,
      correlation_id: correlationId === '' ? undefined : correlationId,
      ip,
      token_ip: tokenIp,
    }),
    same_token: sameToken,
    ...(note !== undefined && { note }),
    records: entries.map(entryJson),
  };
}

function entryJson({ time, result, eventId, source }: SessionEntry): JsonObject {
  return {
    time: formatInstant(time),
    ...(result !== undefined && { result }),
    ...placeJson(source),
    event_id: eventId,
  };
}

function recordJson({ source, time, what, eventId, original }: OriginalRecord): JsonObject {
  return {
    ...placeJson(source),
    ...(eventId !== undefined && { event_id: eventId }),
    time: formatInstant(time),
    what,
    ...(original !== undefined && { original }),
  };
}

function placeJson(source: EventSource | undefined): JsonObject {
  if (!source) return {};
  const { file, line, index } = source;
  return { file, line, ...(index !== undefined && { index }) };
}
