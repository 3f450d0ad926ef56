import type { JsonObject, JsonValue } from '../../../event/json.ts';

/** The rows of an answer of the hunting interfaces, `{"Schema":…,"Results":[…]}` or in lower case. Undefined for anything else. */
export function huntingResults(record: JsonObject): readonly JsonValue[] | undefined {
  const results = record['Results'] ?? record['results'];
  const schema = record['Schema'] ?? record['schema'] ?? record['Stats'];
  if (!Array.isArray(results) || schema === undefined) return undefined;
  return results;
}
