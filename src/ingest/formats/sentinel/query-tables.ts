import { isJsonObject, type JsonObject, type JsonValue } from '../../../event/json.ts';

/**
 * The rows of an answer whose columns are named once, one object a row: of the Log Analytics query interface,
 * `{"tables":[{"columns":[{"name":…}],"rows":[[…]]}]}`, of Kusto's two interfaces (in capitals; frames of the second one come one by one), and of
 * Elasticsearch's ES|QL and SQL (`{"columns":[…],"values":[[…]]}`). What such answers say of themselves is no row. Undefined for anything
 * else.
 */
export function queryRows(record: JsonObject): JsonValue[] | undefined {
  if (isFrame(record)) return record['TableKind'] === 'PrimaryResult' ? tableRows(record) : [];
  if (isTable(record)) return tableRows(record);
  const tables = record['tables'] ?? record['Tables'];
  if (!Array.isArray(tables) || !tables.every(isTable)) return undefined;
  // An answer without tables says nothing else either.
  if (tables.length === 0 && Object.keys(record).length > 1) return undefined;
  return results(tables as readonly JsonObject[]).flatMap((table) => tableRows(table));
}

/** Of the second interface: a data set is an array of headers, tables and a completion. */
function isFrame(record: JsonObject): boolean {
  return typeof record['FrameType'] === 'string' && /^(?:DataSet|DataTable|Table)/.test(record['FrameType']);
}

function isTable(value: JsonValue | undefined): boolean {
  return isJsonObject(value) && Array.isArray(columnsOf(value)) && Array.isArray(rowsOf(value));
}

/** The first interface ends with a table of contents, which tells results from what goes with them. */
function results(tables: readonly JsonObject[]): readonly JsonObject[] {
  const contents = tables.at(-1);
  const names = contents && (columnsOf(contents) as readonly JsonValue[]).map(nameOf);
  if (!contents || tables.length < 2 || !names?.includes('Ordinal') || !names.includes('Kind'))
    return tables.length === 2 ? tables.filter((table) => !isRemark(table)) : tables;
  const ordinals = tableRows(contents)
    .filter(isJsonObject)
    .filter((row) => row['Kind'] === 'QueryResult')
    .map((row) => Number(row['Ordinal']));
  return tables.filter((_, at) => ordinals.includes(at));
}

/** With one result there are no contents, only how it is to be drawn. */
function isRemark(table: JsonObject): boolean {
  const columns = columnsOf(table) as readonly JsonValue[];
  return columns.length === 1 && nameOf(columns[0]) === 'Value';
}

function columnsOf(table: JsonObject): JsonValue | undefined {
  return table['columns'] ?? table['Columns'];
}

function rowsOf(table: JsonObject): JsonValue | undefined {
  return table['rows'] ?? table['Rows'] ?? table['values'];
}

/** What is no row stays what it is. */
function tableRows(table: JsonObject): JsonValue[] {
  if (!isTable(table)) return [];
  const names = (columnsOf(table) as readonly JsonValue[]).map(nameOf);
  return (rowsOf(table) as readonly JsonValue[]).map((row) => (Array.isArray(row) ? named(names, row) : row));
}

function named(names: readonly (string | undefined)[], row: readonly JsonValue[]): JsonObject {
  return Object.fromEntries(
    names.flatMap((name, at) => {
      const value = row[at];
      return name === undefined || value === undefined || value === null ? [] : [[name, value]];
    }),
  );
}

function nameOf(column: JsonValue | undefined): string | undefined {
  const name = isJsonObject(column) ? (column['name'] ?? column['ColumnName']) : undefined;
  return typeof name === 'string' ? name : undefined;
}
