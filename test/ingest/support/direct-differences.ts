import { inDocument } from '../../../src/event/direct-fields.ts';
import type { Event } from '../../../src/event/event.ts';
import { getField } from '../../../src/event/fields.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/event/json.ts';
import { fold } from '../../../src/plan/fold.ts';

/** Paths under which documents hold anything, whole objects too. */
export function* pathsIn(doc: JsonObject, prefix = ''): Generator<string> {
  for (const [key, value] of Object.entries(doc)) {
    yield prefix + key;
    if (isJsonObject(value)) yield* pathsIn(value, `${prefix}${key}.`);
  }
}

/** What need not be part of the text. */
const signsOnly = /^[\dTZ:.+ -]*$/i;

/** How what is read of an event directly differs from its document: nothing, if all is well. */
export function differences(event: Pick<Event, 'doc' | 'direct'>, paths: Iterable<string>): string[] {
  const { doc, direct } = event;
  if (!direct) return [];
  const found: string[] = [];
  for (const path of paths) {
    const value = direct.get(path);
    if (value === inDocument) continue;
    const truth = getField(doc, path);
    if (JSON.stringify(value) !== JSON.stringify(truth))
      found.push(`${path}: ${JSON.stringify(value)}, in the document ${JSON.stringify(truth)}`);
  }
  const text = direct.text();
  if (text === undefined) return found;
  const folded = fold(text);
  for (const part of textsIn(doc))
    if (!signsOnly.test(part) && !folded.includes(fold(part))) found.push(`not in the text: ${part}`);
  return found;
}

function* textsIn(value: JsonValue | undefined): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'number' || typeof value === 'boolean') yield String(value);
  else if (Array.isArray(value)) for (const item of value) yield* textsIn(item);
  else if (isJsonObject(value)) for (const key of Object.keys(value)) yield* textsIn(value[key]);
}
