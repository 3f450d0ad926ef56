import type { Span } from '../span.ts';

/** A scalar as its author wrote it: `00429` stays that. Quotes and escapes are resolved. */
export interface YamlScalar {
  readonly kind: 'scalar';
  readonly text: string;
  /** Without quotes: only then can it mean a number, a truth or null. */
  readonly isPlain: boolean;
  /** The place of `text` in the source, where each of its characters stands there as it is. */
  readonly inner: Span | undefined;
  readonly loc: Span;
}

export interface YamlList {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
  readonly loc: Span;
}

export interface YamlMap {
  readonly kind: 'map';
  /** Keys are unique. */
  readonly entries: readonly YamlEntry[];
  readonly loc: Span;
}

export interface YamlEntry {
  readonly key: YamlScalar;
  readonly value: YamlNode;
}

export type YamlNode = YamlScalar | YamlList | YamlMap;

export interface YamlDocument {
  /** Absent for an empty document. */
  readonly root: YamlNode | undefined;
  readonly hasErrors: boolean;
}

/** A scalar that stands at `loc` in a source, where its value is `text`. */
export function scalarAt(source: string, text: string, isPlain: boolean, loc: Span): YamlScalar {
  const start = isPlain ? loc.start : loc.start + 1;
  const inner = source.startsWith(text, start) ? { start, end: start + text.length } : undefined;
  return { kind: 'scalar', text, isPlain, inner, loc };
}

export function hasKey(entries: readonly YamlEntry[], text: string): boolean {
  for (const { key } of entries) if (key.text === text) return true;
  return false;
}

/** The value of a key; undefined where the node is no map or lacks the key. */
export function childOf(node: YamlNode | undefined, key: string): YamlNode | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key.text === key)?.value : undefined;
}

export function isNull(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.isPlain && /^(?:null|Null|NULL|~|)$/.test(node.text);
}

/** The text of a scalar that is not null. */
export function textOf(node: YamlNode | undefined): string | undefined {
  return node?.kind === 'scalar' && !isNull(node) ? node.text : undefined;
}

/** The texts of a list, or of a single scalar. What is no text is left out. */
export function textsOf(node: YamlNode | undefined): readonly string[] {
  const items = node?.kind === 'list' ? node.items : node ? [node] : [];
  return items.map(textOf).filter((text) => text !== undefined);
}
