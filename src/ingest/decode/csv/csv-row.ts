/** The cells of one row, quotes resolved; undefined where a quoted cell does not end where its quote does. */
export function splitRow(row: string, separator: string): string[] | undefined {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (row[at] === '"') {
      const end = closingQuote(row, at + 1);
      if (end === -1 || (end + 1 < row.length && row[end + 1] !== separator)) return undefined;
      cells.push(row.slice(at + 1, end).replaceAll('""', '"'));
      at = end + 1;
    } else {
      const next = row.indexOf(separator, at);
      const end = next === -1 ? row.length : next;
      cells.push(row.slice(at, end));
      at = end;
    }
    if (at >= row.length) return cells;
    at++;
  }
}

/** A doubled quote stands for one and closes nothing. */
function closingQuote(row: string, from: number): number {
  for (let at = row.indexOf('"', from); at !== -1; at = row.indexOf('"', at + 2)) {
    if (row[at + 1] !== '"') return at;
  }
  return -1;
}
