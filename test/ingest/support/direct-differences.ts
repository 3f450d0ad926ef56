import { inDocument } from '../../../src/event/direct-fields.ts';
import { eachText } from '../../../src/event/each-text.ts';
import type { Event } from '../../../src/event/event.ts';
import { getField } from '../../../src/event/fields.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/event/json.ts';
import type { RawText } from '../../../src/event/raw-text.ts';
import { fold } from '../../../src/plan/fold.ts';

/** Paths under which documents hold anything, whole objects too. */
export function* pathsIn(doc: JsonObject, prefix = ''): Generator<string> {
  for (const [key, value] of Object.entries(doc)) {
    yield prefix + key;
    if (isJsonObject(value)) yield* pathsIn(value, `${prefix}${key}.`);
  }
}

/** What must be part of the text, if it is more than signs. */
const plain = /[ !#-.0-[\]-~]+/g;
const signsOnly = /^[\dTZ:.+ -]*$/i;

/** How what is read of an event directly differs from its document: nothing, if all is well. */
export function differences(
  event: Pick<Event, 'doc' | 'direct'> & { readonly original?: string },
  paths: Iterable<string>,
): string[] {
  const { doc, direct } = event;
  if (!direct) return [];
  const found: string[] = [];
  for (const path of paths) {
    const truth = getField(doc, path);
    const known = direct.family.known?.(path);
    const raw = known && direct.rawOf ? direct.rawOf(known) : inDocument;
    if (raw === undefined && truth !== undefined) found.push(`${path}: nothing known`);
    if (raw && raw !== inDocument && textIn(raw) !== truth) found.push(`${path}: another text is known`);
    const value = direct.get(path);
    if (value === inDocument) continue;
    if (JSON.stringify(value) !== JSON.stringify(truth))
      found.push(`${path}: ${JSON.stringify(value)}, in the document ${JSON.stringify(truth)}`);
  }
  for (const original of [undefined, event.original]) {
    const text = direct.text(original);
    if (text === undefined) continue;
    const folded = fold(`${text}\n${direct.kindText}`);
    for (const part of textsIn(doc).flatMap((text) => text.match(plain) ?? []))
      if (!signsOnly.test(part) && !folded.includes(fold(part))) found.push(`not in the text: ${part}`);
  }
  return found;
}

function textIn({ bytes, from, to }: RawText): string {
  return JSON.parse(`"${bytes.toString('utf8', from, to)}"`) as string;
}

function textsIn(value: JsonValue): string[] {
  const texts: string[] = [];
  eachText(value, (text) => texts.push(text));
  return texts;
}
