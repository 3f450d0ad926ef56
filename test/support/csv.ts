/** A plain reader of RFC 4180: cells between commas, records between CRLF, quotes doubled inside quotes. */
export function parseCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  const endRecord = () => {
    records.push(record);
    record = [];
  };
  while (at < text.length) {
    const [cell, next] = text[at] === '"' ? quoted(text, at + 1) : bare(text, at);
    record.push(cell);
    at = next;
    if (text[at] === ',') {
      at++;
      if (at === text.length || text.startsWith('\r\n', at)) record.push('');
      else continue;
    }
    if (at < text.length && !text.startsWith('\r\n', at)) throw new Error(`a cell does not end at ${at}`);
    at += 2;
    endRecord();
  }
  return records;
}

function quoted(text: string, from: number): [cell: string, next: number] {
  let cell = '';
  for (let at = from; ; ) {
    const quote = text.indexOf('"', at);
    if (quote === -1) throw new Error(`a quote is not closed after ${from}`);
    cell += text.slice(at, quote);
    if (text[quote + 1] !== '"') return [cell, quote + 1];
    cell += '"';
    at = quote + 2;
  }
}

function bare(text: string, from: number): [cell: string, next: number] {
  const rest = /[,\r]/.exec(text.slice(from));
  const end = rest ? from + rest.index : text.length;
  if (text.slice(from, end).includes('"')) throw new Error(`a bare cell holds a quote after ${from}`);
  return [text.slice(from, end), end];
}
