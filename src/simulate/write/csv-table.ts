/** Rows as a portal exports them: a header of every column that any row has, texts in quotes where they need them. */
export function csvTable(records: readonly string[]): string[] {
  const rows = records.map((record) => JSON.parse(record) as Readonly<Record<string, unknown>>);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const line = (cells: readonly unknown[]) => `${cells.map(cell).join(',')}\r\n`;
  return ['\uFEFF', line(columns), ...rows.map((row) => line(columns.map((column) => row[column])))];
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
