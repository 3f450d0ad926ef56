import type { Content, Element } from './element.ts';
import { decodeEntities } from './entities.ts';

export type XmlFault = 'malformed' | 'too-deep';

interface OpenElement {
  readonly name: string;
  readonly attributes: readonly (readonly [string, string])[];
  readonly content: Content[];
}

const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<\/([^\s<>/]+)\s*>|<([^\s<>/!?="']+)((?:\s+[^\s<>/="']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const attribute = /([^\s<>/="']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * One element of XML as event logs hold it: elements, attributes, text, character references. Document types are refused, so that
 * nothing can be declared that grows.
 */
export function parseXml(text: string, maxDepth: number): Element | XmlFault {
  const open: OpenElement[] = [];
  let at = 0;
  let root: Element | undefined;
  while (at < text.length) {
    const next = text.indexOf('<', at);
    const end = next === -1 ? text.length : next;
    if (end > at) {
      const parent = open.at(-1);
      const between = text.slice(at, end);
      if (parent) parent.content.push({ value: decodeEntities(between) });
      else if (between.trim() !== '') return 'malformed';
    }
    if (next === -1) break;
    token.lastIndex = next;
    const match = token.exec(text);
    if (!match) return 'malformed';
    at = token.lastIndex;
    const [, cdata, closing, name, attributes = '', empty] = match;
    if (cdata !== undefined) {
      const parent = open.at(-1);
      if (!parent) return 'malformed';
      parent.content.push({ value: cdata });
    } else if (closing !== undefined) {
      const done = open.pop();
      if (done?.name !== closing) return 'malformed';
      const parent = open.at(-1);
      if (parent) parent.content.push({ element: done });
      else root = done;
    } else if (name !== undefined) {
      if (root) return 'malformed';
      const begun: OpenElement = { name, attributes: attributesOf(attributes), content: [] };
      if (empty === '') {
        if (open.length >= maxDepth) return 'too-deep';
        open.push(begun);
      } else {
        const parent = open.at(-1);
        if (parent) parent.content.push({ element: begun });
        else root = begun;
      }
    }
  }
  return root && open.length === 0 ? root : 'malformed';
}

function attributesOf(text: string): [string, string][] {
  return Array.from(text.matchAll(attribute), ([, name = '', double, single]) => [
    name,
    decodeEntities(double ?? single ?? ''),
  ]);
}
