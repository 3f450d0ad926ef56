import { isJsonObject, type JsonObject, type JsonValue } from '../../../event/json.ts';
import { withKeys } from './json-text.ts';

/** Names that Elastic's pipelines give otherwise than letter by letter. */
const others = new Map([
  ['createdDateTime', 'created_at'],
  ['processingTimeInMilliseconds', 'processing_time_ms'],
  ['riskLevelDuringSignIn', 'risk_level_during_signin'],
]);

/** `appDisplayName` as `app_display_name`. */
export function snakeCase(name: string): string {
  const known = others.get(name);
  if (known !== undefined) return known;
  return name
    .replace(/DateTime$/, 'Datetime')
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

/** All names of an object and of those within, down to a depth that no log has. */
export function snakeCaseAll(value: JsonValue, depth = 0): JsonValue {
  if (depth > 20) return value;
  if (Array.isArray(value)) return value.map((item: JsonValue) => snakeCaseAll(item, depth + 1));
  if (!isJsonObject(value)) return value;
  const renamed = withKeys(value, snakeCase);
  return Object.fromEntries(
    Object.entries(renamed).map(([key, item]) => [
      key,
      item === undefined ? item : snakeCaseAll(item, depth + 1),
    ]),
  ) as JsonObject;
}

/** A list as an object of places, which is how Elastic's pipelines keep lists of objects: `target_resources.0.type`. */
export function byPlace(value: JsonValue | undefined): JsonValue | undefined {
  if (!Array.isArray(value)) return value;
  return Object.fromEntries(value.map((item: JsonValue, at) => [String(at), item]));
}
