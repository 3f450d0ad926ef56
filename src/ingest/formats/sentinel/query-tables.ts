import { isJsonObject, type JsonObject, type JsonValue } from '../../../event/json.ts';

/**
 * The rows of an answer of the Log Analytics query interface, `{"tables":[{"columns":[{"name":…}],"rows":[[…]]}]}`, and of its
 * older form in capitals: one object a row. Undefined for anything else.
 */
export function queryRows(record: JsonObject): JsonObject[] | undefined {
  const tables = record['tables'] ?? record['Tables'];
  if (!Array.isArray(tables) || !tables.every(isTable)) return undefined;
  return tables.flatMap((table) => rowsOf(table));
}

function isTable(value: JsonValue): value is JsonObject {
  return (
    isJsonObject(value) && Array.isArray(columnsOf(value)) && Array.isArray(value['rows'] ?? value['Rows'])
  );
}

function columnsOf(table: JsonObject): JsonValue | undefined {
  return table['columns'] ?? table['Columns'];
}

function rowsOf(table: JsonObject): JsonObject[] {
  const names = (columnsOf(table) as readonly JsonValue[]).map(nameOf);
  const rows = (table['rows'] ?? table['Rows']) as readonly JsonValue[];
  return rows.filter(Array.isArray).map((row: readonly JsonValue[]) =>
    Object.fromEntries(
      names.flatMap((name, at) => {
        const value = row[at];
        return name === undefined || value === undefined || value === null ? [] : [[name, value]];
      }),
    ),
  );
}

function nameOf(column: JsonValue): string | undefined {
  const name = isJsonObject(column) ? (column['name'] ?? column['ColumnName']) : undefined;
  return typeof name === 'string' ? name : undefined;
}
