import type { JsonObject } from '../../../event/json.ts';
import { isFault, parseRecord } from '../parse-record.ts';

/** Members that records have and the data that a log prints has not. */
const timeNames = ['@timestamp', 'time', 'TimeGenerated', 'Timestamp', 'eventTimestamp'];

/**
 * A line of a text log that is a record in JSON, as where two programs wrote into one file, or several files were put together.
 * Undefined for JSON that a log only prints: it has no time.
 */
export function jsonLine(text: string, maxDepth: number): JsonObject | undefined {
  if (!text.startsWith('{"') || !text.trimEnd().endsWith('}')) return undefined;
  const bytes = Buffer.from(text);
  const parsed = parseRecord(bytes, 0, bytes.length, maxDepth);
  if (isFault(parsed)) return undefined;
  return timeNames.some((name) => Object.hasOwn(parsed.value, name)) ? parsed.value : undefined;
}
