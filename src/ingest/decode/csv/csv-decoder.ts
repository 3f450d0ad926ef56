import { ByteWindow } from '../byte-window.ts';
import { newline } from '../bytes.ts';
import type { Decoder } from '../decoder.ts';
import { lostBytes } from '../parse-record.ts';
import { type DecodeLimits, lostBytesMessage, type RecordSink, tooLongMessage } from '../record.ts';
import { type Columns, columnsOf, isPreface } from './csv-header.ts';
import { splitRow } from './csv-row.ts';
import { RowScanner } from './row-end.ts';

type RowProblem = 'record-malformed' | 'record-truncated' | 'record-too-long' | 'record-encoding';

/** A header that is this long is none. */
const longestHeader = 64 * 1024;

/**
 * Bytes that may be looked at again, because a row proved broken far behind its first line, for each byte that was passed. Beyond it
 * everything up to the break is lost with the row, or hostile quotes would have every line read to the end.
 */
const rereadsPerByte = 4;
const freeRereads = 1024 * 1024;

const brokenQuote = 'a quoted cell goes on behind its closing quote';

/**
 * Rows of CSV as `{name: text}` by the names of the header. A row that breaks the form costs itself alone: reading goes on at the
 * next line. A header that comes again, where files were put together, is passed over.
 */
export class CsvDecoder implements Decoder {
  readonly #sink: RecordSink;
  readonly #limits: DecodeLimits;
  readonly #window = new ByteWindow();
  #columns: Columns | undefined;
  #scanner: RowScanner;
  #header = '';
  #line = 1;
  #skipping = false;
  #passed = 0;
  #reread = 0;

  constructor(sink: RecordSink, limits: DecodeLimits) {
    this.#sink = sink;
    this.#limits = limits;
    this.#scanner = new RowScanner(',', limits.maxRecordBytes);
  }

  push(chunk: Buffer): void {
    this.#window.append(chunk);
    this.#run(false);
  }

  end(): void {
    this.#run(true);
  }

  #run(ended: boolean): void {
    if (!this.#columns && !this.#readHeader(ended)) return;
    let goOn = true;
    while (goOn && this.#window.length > 0) goOn = this.#skipping ? this.#skip() : this.#row(ended);
  }

  #readHeader(ended: boolean): boolean {
    const window = this.#window;
    const at = window.bytes.indexOf(newline, window.start);
    if (at === -1 && !ended && window.length < longestHeader) return false;
    const { bytes, start } = window;
    const text = bytes.toString('utf8', start, start + Math.min(window.length, longestHeader));
    const clean = text.replace(/^\ufeff/, '');
    this.#columns = columnsOf(clean.trimStart(), 2);
    if (!this.#columns) {
      // The kind of content was told by this header; it can only be longer than a header may be.
      this.#problem('record-malformed', 'the header names no columns');
      this.#columns = { separator: ',', names: [] };
    }
    this.#scanner = new RowScanner(this.#columns.separator, this.#limits.maxRecordBytes);
    this.#header = headerKey(this.#columns.names);
    if (text !== clean) window.consume(3);
    return true;
  }

  #row(ended: boolean): boolean {
    const { bytes, start } = this.#window;
    const found = this.#scanner.scan(bytes, start);
    if (found.kind === 'end') {
      this.#take(found.at - start);
      this.#pass(found.at + 1 - start);
    } else if (found.kind === 'broken') {
      this.#giveUp('record-malformed', brokenQuote, found.at - start);
    } else if (found.kind === 'too-long') {
      const { maxRecordBytes } = this.#limits;
      this.#giveUp('record-too-long', tooLongMessage(maxRecordBytes), maxRecordBytes);
    } else if (ended && !this.#scanner.quoted) {
      this.#take(this.#window.length);
      this.#pass(this.#window.length);
    } else if (ended) {
      this.#giveUp('record-truncated', 'the input ends inside a quoted cell', this.#window.length);
    } else {
      return false;
    }
    this.#scanner.begin();
    return true;
  }

  /** The row is lost; whatever its quotes say, the next line may begin another. */
  #giveUp(code: RowProblem, message: string, looked: number): void {
    this.#problem(code, message);
    this.#reread += looked;
    if (this.#reread > freeRereads + rereadsPerByte * this.#passed) this.#pass(looked);
    this.#skipping = true;
    this.#skip();
  }

  #skip(): boolean {
    const { bytes, start } = this.#window;
    const at = bytes.indexOf(newline, start);
    this.#pass(at === -1 ? this.#window.length : at + 1 - start);
    this.#skipping = at === -1;
    return !this.#skipping;
  }

  #take(length: number): void {
    const { bytes, start } = this.#window;
    const raw = bytes.toString('utf8', start, start + length).replace(/\r$/, '');
    const { names, separator } = this.#columns as Columns;
    if (raw.trim() === '' || isPreface(raw)) return;
    const cells = splitRow(raw, separator);
    // Some exports end every row with a separator.
    if (cells && cells.length === names.length + 1 && cells.at(-1) === '') cells.pop();
    if (!cells) {
      this.#problem('record-malformed', brokenQuote);
    } else if (headerKey(cells) !== this.#header) {
      this.#give(cells, names, raw, lostBytes(raw, bytes, start, start + length));
    }
  }

  #give(cells: readonly string[], names: readonly string[], raw: string, lossy: boolean): void {
    if (cells.length !== names.length) {
      const message = `the row has ${cells.length} cells, the header names ${names.length}`;
      this.#problem('record-malformed', message);
      return;
    }
    if (lossy) this.#problem('record-encoding', lostBytesMessage);
    // fromEntries makes own members of any name, `__proto__` too.
    const value = Object.fromEntries(names.map((name, at) => [name, cells[at] as string]));
    this.#sink.record({ value, raw, line: this.#line, index: undefined });
  }

  #pass(length: number): void {
    const { bytes, start } = this.#window;
    const end = start + length;
    for (let at = bytes.indexOf(newline, start); at !== -1 && at < end; at = bytes.indexOf(newline, at + 1)) {
      this.#line++;
    }
    this.#window.consume(length);
    this.#passed += length;
  }

  #problem(code: RowProblem, message: string): void {
    this.#sink.problem({ code, message, line: this.#line, index: undefined });
  }
}

function headerKey(cells: readonly string[]): string {
  return cells.map((cell) => cell.trim()).join('\n');
}
