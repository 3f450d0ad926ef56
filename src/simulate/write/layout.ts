import type { Layout } from '../scenario/shapes.ts';
import { csvTable } from './csv-table.ts';
import { hit, hits, searchAnswers } from './search-answer.ts';
import { huntingAnswers, queryAnswers } from './table-answer.ts';

/** A file's chunks: records, each of them JSON or a line, in what holds them. */
export function inLayout(layout: Layout, records: readonly string[]): string[] {
  switch (layout) {
    case 'lines':
      return records.map((record) => `${record}\n`);
    case 'array':
      return ['[\n', records.join(',\n'), '\n]\n'];
    case 'pretty':
      return records.map((record) => `${pretty(record)}\n`);
    case 'hits':
      return hits(records).map((each) => `${JSON.stringify(hit(each))}\n`);
    case 'search':
      return searchAnswers(records);
    case 'csv':
      return csvTable(records);
    case 'query':
      return queryAnswers(records);
    case 'results':
      return huntingAnswers(records);
    case 'numbered':
      return records.map((record, at) => `Record ${at + 1}\n${numbered(record)}\n`);
    case 'list':
      return ['<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<Events>', ...records, '</Events>\n'];
  }
}

export function pretty(record: string): string {
  return JSON.stringify(JSON.parse(record), undefined, 2);
}

/** `evtx_dump` writes JSON over many lines, and a declaration before each event of XML. */
function numbered(record: string): string {
  if (!record.startsWith('<')) return pretty(record);
  return `<?xml version="1.0" encoding="utf-8"?>\n${record.replaceAll('><', '>\n<')}`;
}
