import type { JsonObject, JsonValue } from '../../../event/json.ts';
import { type Element, isElement } from './element.ts';

/**
 * An element as JSON, in the shape that the tool `evtx_dump` made common: attributes in `#attributes`, text beside attributes in
 * `#text`, an element without anything null, and `<Data Name="x">` by its name.
 */
export function elementJson(element: Element): JsonValue {
  const members = new Map<string, JsonValue>();
  const attributes = element.attributes.filter(([name]) => !(element.name === 'Data' && name === 'Name'));
  if (attributes.length > 0) members.set('#attributes', objectOf(attributes));
  const unnamed: JsonValue[] = [];
  for (const content of element.content) {
    if (!isElement(content)) continue;
    const name = nameOf(content.element);
    const value = elementJson(content.element);
    if (name === undefined) unnamed.push(value ?? '');
    else put(members, name, content.element.name === 'Data' ? (value ?? '') : value);
  }
  if (unnamed.length > 0) {
    members.set('Data', { '#text': unnamed.length === 1 ? (unnamed[0] as JsonValue) : unnamed });
  }
  const text = textOf(element, members.size > (attributes.length > 0 ? 1 : 0));
  if (members.size === 0) return text;
  if (text !== null) members.set('#text', text);
  return objectOf(members);
}

/** Undefined for `<Data>` without a name: those are told apart by their order alone. */
function nameOf({ name, attributes }: Element): string | undefined {
  if (name !== 'Data') return name;
  const given = attributes.find(([key]) => key === 'Name')?.[1];
  return typeof given === 'string' && given !== '' ? given : undefined;
}

/** Names that occur twice are numbered, so that nothing is lost. */
function put(members: Map<string, JsonValue>, name: string, value: JsonValue): void {
  let free = name;
  for (let count = 1; members.has(free); count++) free = `${name}_${count}`;
  members.set(free, value);
}

/** The values between the elements: as it is where there is one, else their texts joined. White space between elements is none. */
function textOf(element: Element, hasElements: boolean): JsonValue {
  const values = element.content.flatMap((content) => (isElement(content) ? [] : [content.value]));
  if (values.length === 0) return null;
  if (values.length === 1 && !hasElements) return values[0] as JsonValue;
  const text = values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('');
  return hasElements && text.trim() === '' ? null : text;
}

/** Any text may be a name, `__proto__` too: every member becomes the object's own. */
function objectOf(members: Iterable<readonly [string, JsonValue]>): JsonObject {
  return Object.fromEntries(members);
}
