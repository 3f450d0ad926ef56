import { fieldGetter } from '../../../event/fields.ts';
import { type Instant, instant } from '../../../event/instant.ts';
import type { JsonObject, JsonValue } from '../../../event/json.ts';
import { parseInstant } from '../../../event/parse-instant.ts';

const ingested = fieldGetter('event.ingested');

/** Milliseconds before this (1973) are none: a shipper wrote seconds, or nothing. Elasticsearch would take them for days of January 1970. */
const leastMs = 1e11;

/** `@timestamp`, UTC. */
export function timeOf(doc: JsonObject): Instant | undefined {
  const value = doc['@timestamp'];
  const time = dateOf(value);
  return time && time.ms < leastMs && !isIso(value) ? undefined : time;
}

function isIso(value: JsonValue | undefined): boolean {
  return typeof value === 'string' && value.includes('-');
}

/** `event.ingested`, UTC: when the document reached Elasticsearch. */
export function ingestTimeOf(doc: JsonObject): Instant | undefined {
  return dateOf(ingested(doc));
}

/** What Elasticsearch takes for a date by default: ISO 8601 or milliseconds since 1970, the first of several. */
export function dateOf(value: JsonValue | undefined): Instant | undefined {
  if (typeof value === 'string') return parseInstant(value) ?? parseMilliseconds(value);
  if (typeof value === 'number') return value >= 0 && value <= maxMs ? instant(Math.floor(value)) : undefined;
  return Array.isArray(value) ? dateOf(value[0]) : undefined;
}

function parseMilliseconds(text: string): Instant | undefined {
  return /^\d{9,13}$/.test(text) ? instant(Number(text)) : undefined;
}

/** The same bound as `parseInstant`. */
const maxMs = 9_223_372_036_854;
