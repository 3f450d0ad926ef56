import { isJsonObject, type JsonObject, type JsonValue } from '../../event/json.ts';

/** Rewrites parts of a document. Each function returns what it was given where there is nothing to change. */
export interface Rewriter {
  text(text: string): string;
  /** A whole array of strings, such as the arguments of a process. */
  list?(items: readonly string[]): readonly string[];
  /** One member of an object. */
  member?(key: string, value: JsonValue): JsonValue;
}

/** A copy with the changes, or the same object where there are none. Text that holds JSON is rewritten inside. */
export function rewrite(value: JsonValue, rewriter: Rewriter): JsonValue {
  if (typeof value === 'string') return rewriteText(value, rewriter);
  if (Array.isArray(value)) return rewriteArray(value, rewriter);
  return isJsonObject(value) ? rewriteObject(value, rewriter) : value;
}

function rewriteText(text: string, rewriter: Rewriter): string {
  if (/^\s*[[{]/.test(text)) {
    let inner: JsonValue | undefined;
    try {
      inner = JSON.parse(text) as JsonValue;
    } catch {
      // Not JSON after all: plain text.
    }
    if (typeof inner === 'object' && inner !== null) {
      const changed = rewrite(inner, rewriter);
      return changed === inner ? text : JSON.stringify(changed);
    }
  }
  return rewriter.text(text);
}

function rewriteArray(items: readonly JsonValue[], rewriter: Rewriter): JsonValue {
  const isTextList = items.length > 0 && items.every((item) => typeof item === 'string');
  const list = isTextList && rewriter.list ? rewriter.list(items as readonly string[]) : items;
  let changed: JsonValue[] | undefined;
  for (let at = 0; at < list.length; at++) {
    const item = list[at] as JsonValue;
    const after = rewrite(item, rewriter);
    if (after === item) continue;
    changed ??= [...list];
    changed[at] = after;
  }
  return changed ?? list;
}

function rewriteObject(value: JsonObject, rewriter: Rewriter): JsonObject {
  let changed: Map<string, JsonValue> | undefined;
  for (const key of Object.keys(value)) {
    const item = value[key] as JsonValue;
    const member = rewriter.member ? rewriter.member(key, item) : item;
    const after = member === item ? rewrite(item, rewriter) : member;
    if (after === item) continue;
    changed ??= new Map();
    changed.set(key, after);
  }
  // A spread copies every own key as data, `__proto__` too; so does fromEntries.
  return changed ? { ...value, ...Object.fromEntries(changed) } : value;
}
