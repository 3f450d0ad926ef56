import { isJsonObject, type JsonObject, type JsonValue } from '../../event/json.ts';
import { findFormat } from './registry.ts';

/** Wrappers within wrappers that are looked through: `{"data":{"result":{"events":[…]}}}`. */
const deepest = 3;

/**
 * The records of a wrapper that nobody has announced: an object with one list of objects in it, whatever they are called, of which the first
 * is of a known format. Tools and scripts wrap what they export (`{"events":[…]}`, `{"Results":[…],"Error":null}`). Undefined for anything else.
 */
export function wrappedRecords(record: JsonObject, depth = 1): readonly JsonValue[] | undefined {
  const values = Object.values(record);
  const lists = values.filter(isListOfObjects);
  if (lists.length === 1) {
    const records = lists[0] as readonly JsonValue[];
    const [first] = records;
    return isJsonObject(first) && findFormat(first) ? records : undefined;
  }
  const objects = values.filter(isJsonObject);
  const [only] = objects;
  return lists.length === 0 && only && objects.length === 1 && depth < deepest
    ? wrappedRecords(only, depth + 1)
    : undefined;
}

function isListOfObjects(value: JsonValue | undefined): boolean {
  return Array.isArray(value) && value.length > 0 && isJsonObject(value[0]);
}
