import { isJsonObject, type JsonValue } from './json.ts';

/** Every scalar in a value as text, in whatever field and by no path: to name the fields would take longer than to search them. */
export function eachText(value: JsonValue | undefined, take: (text: string) => void): void {
  if (typeof value === 'string') take(value);
  else if (typeof value === 'number' || typeof value === 'boolean') take(String(value));
  else if (Array.isArray(value)) for (const item of value) eachText(item, take);
  else if (isJsonObject(value)) for (const key of Object.keys(value)) eachText(value[key], take);
}
