import { isJsonObject, type JsonObject } from '../../../event/json.ts';

const actions = new Set(['create', 'index', 'update', 'delete']);

/** Whether an object is the line before a document in what Elasticsearch's `_bulk` takes: `{"create":{"_index":…}}`. It is no record. */
export function isBulkAction(record: JsonObject): boolean {
  const [key, ...others] = Object.keys(record);
  const about = key === undefined ? undefined : record[key];
  if (key === undefined || others.length > 0 || !actions.has(key) || !isJsonObject(about)) return false;
  return Object.keys(about).every((name) => /^_|^(?:dynamic_templates|pipeline|routing|require_)/.test(name));
}
