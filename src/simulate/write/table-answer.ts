type Row = Readonly<Record<string, unknown>>;

const answerSize = 400;

/** Answers of Log Analytics' query interface: names of columns once, then bare values. */
export function queryAnswers(records: readonly string[]): string[] {
  return pages(records).map((rows) => {
    const columns = columnsOf(rows);
    const table = {
      name: 'PrimaryResult',
      columns: columns.map((name) => ({ name, type: typeOf(rows, name) })),
      rows: rows.map((row) => columns.map((name) => row[name] ?? null)),
    };
    return `${JSON.stringify({ tables: [table] })}\n`;
  });
}

/** Answers of advanced hunting's interface. */
export function huntingAnswers(records: readonly string[]): string[] {
  return pages(records).map((rows) => {
    const schema = columnsOf(rows).map((name) => ({ Name: name, Type: typeOf(rows, name) }));
    return `${JSON.stringify({ Stats: { ExecutionTime: 0.1 }, Schema: schema, Results: rows })}\n`;
  });
}

function pages(records: readonly string[]): Row[][] {
  const rows = records.map((record) => JSON.parse(record) as Row);
  const result: Row[][] = [];
  for (let at = 0; at < rows.length; at += answerSize) result.push(rows.slice(at, at + answerSize));
  return result;
}

function columnsOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

function typeOf(rows: readonly Row[], name: string): string {
  const value = rows.find((row) => row[name] !== null && row[name] !== undefined)?.[name];
  if (typeof value === 'number') return 'long';
  if (typeof value === 'object') return 'dynamic';
  return /^(?:Time|.*Time$)/.test(name) ? 'datetime' : 'string';
}
