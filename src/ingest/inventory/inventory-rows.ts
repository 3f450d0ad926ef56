import { firstText } from '../../event/fields.ts';
import { isJsonObject, type JsonObject } from '../../event/json.ts';

/** The entries of a record: Resource Graph wraps them in `data`, as objects or as columns and rows. */
export function rowsOf(record: JsonObject): readonly JsonObject[] {
  const { data } = record;
  if (Array.isArray(data)) return data.filter(isJsonObject);
  if (!isJsonObject(data) || !Array.isArray(data['rows']) || !Array.isArray(data['columns'])) return [record];
  const names = data['columns'].map(
    (column) => firstText(isJsonObject(column) ? column['name'] : column) ?? '',
  );
  return data['rows'].flatMap((row) =>
    Array.isArray(row) ? [Object.fromEntries(names.map((name, at) => [name, row[at]]))] : [],
  );
}
