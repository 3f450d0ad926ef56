import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../event/json.ts';
import { parseInstant } from '../event/parse-instant.ts';
import type { Exception } from './exception.ts';
import { isTooDeep, maxNesting } from './nesting.ts';

/** Kibana's export of exception lists: the lists themselves and their items, one a line. Items alone say something. */
export function readKibanaExceptions(
  text: string,
  file: string,
): { exceptions: Exception[]; diagnostics: Diagnostic[] } {
  const exceptions: Exception[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      const value = JSON.parse(line) as JsonValue;
      if (isTooDeep(value)) throw new Error(`the line is nested more than ${maxNesting} levels deep`);
      if (isJsonObject(value) && Array.isArray(value['entries']))
        exceptions.push(readItem(value, file, at + 1));
    } catch (error) {
      const message = `${(error as Error).message.replace(/\.$/, '')}.`;
      const location = { file, line: at + 1 };
      diagnostics.push({ code: 'exception-invalid', severity: 'error', message, location });
    }
  }
  return { exceptions, diagnostics };
}

function readItem(item: JsonObject, file: string, line: number): Exception {
  const { name, description, created_by, expire_time, list_id, entries } = item;
  const expires = typeof expire_time === 'string' ? parseInstant(expire_time)?.ms : undefined;
  return {
    name: String(name ?? item['item_id'] ?? `line ${line}`),
    reason: String(description ?? ''),
    author: typeof created_by === 'string' ? created_by : undefined,
    expires,
    rules: [],
    list: typeof list_id === 'string' ? list_id : '',
    when: onSystems(item['os_types'], allOf(Array.isArray(entries) ? entries : [], '')),
    file,
    line,
  };
}

/** Items for endpoints hold for some operating systems only. */
function onSystems(types: JsonValue | undefined, condition: JsonObject): JsonObject {
  if (!Array.isArray(types) || types.length === 0) return condition;
  const name = { terms: { 'host.os.name.caseless': types.map((type) => String(type).toLowerCase()) } };
  const should = [{ terms: { 'host.os.type': types } }, name];
  return { bool: { filter: [condition, { bool: { should } }] } };
}

/** All entries of an item must be met. */
function allOf(entries: readonly JsonValue[], prefix: string): JsonObject {
  const must: JsonObject[] = [];
  const mustNot: JsonObject[] = [];
  for (const entry of entries) {
    if (!isJsonObject(entry)) throw new Error('an entry is no object');
    (entry['operator'] === 'excluded' ? mustNot : must).push(condition(entry, prefix));
  }
  return { bool: { filter: must, must_not: mustNot } };
}

function condition(entry: JsonObject, prefix: string): JsonObject {
  const field = `${prefix}${String(entry['field'])}`;
  const value = entry['value'] ?? null;
  switch (entry['type']) {
    case 'match':
      return { match_phrase: { [field]: value } };
    case 'match_any':
      return { terms: { [field]: Array.isArray(value) ? value : [value] } };
    case 'wildcard':
      return { wildcard: { [field]: value } };
    case 'exists':
      return { exists: { field } };
    case 'nested': {
      const inner = Array.isArray(entry['entries']) ? entry['entries'] : [];
      return { nested: { path: field, query: allOf(inner, `${field}.`) } };
    }
    default:
      throw new Error(
        `an entry of the type ${String(entry['type'])} cannot be evaluated: value lists are not part of an export`,
      );
  }
}
