import { beginsBinary } from './binary-kind.ts';
import { columnsOf, plainColumns } from './csv/csv-header.ts';
import { splitRow } from './csv/csv-row.ts';
import { isRecordHead } from './text/line-shape.ts';
import { isXmlOfEvents } from './xml/xml-head.ts';

export type ContentKind = 'json' | 'csv' | 'lines' | 'xml' | 'evtx' | 'binary';

/** Bytes from the beginning of a file that settle what it is, whatever they are. */
const enoughBytes = 4096;

const evtxMagic = 'ElfFile\0';

/**
 * What a file is by its first bytes, UTF-8 where it is text; undefined while these do not settle it. Text of no known kind counts
 * as `json`: its lines are reported one by one, because some of them may be records.
 */
export function contentKind(head: Buffer, whole: boolean): ContentKind | undefined {
  const settled = whole || head.length >= enoughBytes;
  if (head.length < evtxMagic.length && !settled) return undefined;
  if (head.toString('latin1', 0, evtxMagic.length) === evtxMagic) return 'evtx';
  const begin = head.toString('utf8', 0, enoughBytes).replace(/^\ufeff/, '');
  const text = begin.trimStart();
  // An object is settled at once, so that a stream's first events come at once.
  if (text.startsWith('{')) return 'json';
  // The guest agent of Windows begins its lines with a process number in brackets.
  if (text.startsWith('[') && text.length > 1 && !/^\[\s*\d/.test(text)) return 'json';
  if (!settled) return undefined;
  if (holdsControls(head) || beginsBinary(head)) return 'binary';
  const lines = text.split('\n', 20).map((line) => line.replace(/^\0+/, ''));
  // Rows of CSV may begin with a date as lines of logs do.
  if (isTable(text, lines)) return 'csv';
  if (lines.some(isRecordHead)) return 'lines';
  if (isXmlOfEvents(text)) return 'xml';
  return columnsOf(text, plainColumns) ? 'csv' : 'json';
}

/** A header, and below it a row with as many cells, or one that goes on in the next line. */
function isTable(text: string, [head = '', ...rows]: readonly string[]): boolean {
  const columns = isRecordHead(head) ? undefined : columnsOf(text, 2);
  const row = rows.find((line) => line.includes(columns?.separator ?? '\n'));
  if (!columns || row === undefined) return false;
  const cells = splitRow(row.trimEnd(), columns.separator)?.length ?? columns.names.length;
  return cells === columns.names.length || cells === columns.names.length + 1;
}

/** Control characters that no text holds. NUL alone does not count: crashed machines leave runs of it in logs. */
function holdsControls(head: Uint8Array): boolean {
  return head
    .subarray(0, enoughBytes)
    .some((byte) => byte > 0 && (byte < 0x07 || (byte > 0x0d && byte < 0x1b)));
}
