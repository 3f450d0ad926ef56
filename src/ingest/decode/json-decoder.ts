import type { Kin } from '../skim/kin.ts';
import { closeBrace, closeBracket, isBlank, newline, openBrace, openBracket } from './bytes.ts';
import { Cursor } from './cursor.ts';
import { beginsEnvelope } from './envelope.ts';
import { FoundRecords } from './found-records.ts';
import { isFault, type ParseFault, parseRecord } from './parse-record.ts';
import type { DecodeLimits, RecordSink } from './record.ts';
import { RecordArrays } from './record-arrays.ts';
import { isRecordNumber } from './record-number.ts';
import { tokenEnd } from './token-end.ts';
import { unendedFault, valueFault } from './value-fault.ts';
import { type Sibling, ValueScanner } from './value-scanner.ts';

/** A line without an end is scanned byte by byte from this length on, instead of waiting for the whole of it. */
const longLine = 256 * 1024;

/**
 * Finds records in JSON bytes of any layout: one a line, pretty-printed, in arrays, in `{"records":[…]}` or `{"value":[…]}` envelopes, or several
 * of these after each other. Works on bytes in pieces of any size and keeps no more than a record or two. What is no record is reported, and
 * reading goes on at the next line or element.
 */
export class JsonDecoder {
  readonly #limits: DecodeLimits;
  readonly #cursor = new Cursor();
  readonly #scanner = new ValueScanner();
  readonly #arrays = new RecordArrays();
  readonly #found: FoundRecords;
  #mode: 'between' | 'value' | 'tail' | 'rest-of-line' = 'between';
  #ended = false;
  /** Offset in the stream of the value that is being scanned. */
  #valueStart = 0;
  #tooLong = false;
  #inZeros = false;
  /** Where the last line break of the bytes ahead stands. */
  #lastBreak = -1;
  /** What the value that is being scanned may teach. */
  #kin: Kin | undefined;

  constructor(sink: RecordSink, limits: DecodeLimits) {
    this.#found = new FoundRecords(sink, this.#cursor, this.#arrays);
    this.#limits = limits;
  }

  push(chunk: Buffer): void {
    this.#cursor.append(chunk);
    this.#lastBreak = this.#limits.skim ? this.#cursor.bytes.lastIndexOf(newline) : -1;
    this.#run();
  }

  passLine(length: number): number | undefined {
    const { ahead, column } = this.#cursor;
    const isBetween = this.#mode === 'between' && !this.#arrays.isInside && ahead === 0 && column === 0;
    if (!isBetween || length > this.#limits.maxRecordBytes) return undefined;
    this.#inZeros = false;
    return this.#cursor.passLine(length);
  }

  /** The input ends here. */
  end(): void {
    this.#ended = true;
    this.#run();
    const message = 'the input ends before the array of records does';
    if (this.#arrays.isInside) this.#found.problem({ code: 'record-truncated', message });
  }

  #run(): void {
    for (let goOn = true; goOn; ) {
      if (this.#mode === 'between') goOn = this.#between();
      else if (this.#mode === 'value') goOn = this.#value();
      else if (this.#mode === 'tail') goOn = this.#tail();
      else goOn = this.#restOfLine();
    }
  }

  #between(): boolean {
    const cursor = this.#cursor;
    cursor.passBlanks();
    const byte = cursor.bytes[cursor.start];
    if (byte === undefined) return false;
    if (byte === 0) return this.#zeros();
    this.#inZeros = false;
    const frame = this.#arrays.inner;
    if (byte === openBrace) return frame ? this.#element() : this.#wholeLine();
    if (byte === openBracket) {
      if (!this.#arrays.mayOpen) return this.#beginValue();
      this.#arrays.open({ opener: openBracket, column: cursor.column });
      return this.#passBy(1);
    }
    if (frame && byte === closeBracket) {
      cursor.pass(1);
      if (frame.opener === openBracket) this.#arrays.close();
      else this.#beginTail();
      return true;
    }
    if (frame?.opener === openBrace && byte === closeBrace) {
      this.#found.problem({ code: 'record-not-json', message: 'the array of records is not closed' });
      this.#arrays.close();
      return this.#passBy(1);
    }
    const mark = byte === 0xef && !frame ? cursor.passMark(this.#ended) : 'none';
    return mark === 'none' ? this.#noRecord() : mark === 'passed';
  }

  /** A machine that crashed leaves zeros where it was about to write; a record may follow them on their line. */
  #zeros(): boolean {
    const { bytes, start } = this.#cursor;
    if (!this.#inZeros)
      this.#found.problem({ code: 'record-not-json', message: 'zero bytes where a record was due' });
    this.#inZeros = true;
    let at = start;
    while (bytes[at] === 0) at++;
    return this.#passBy(at - start);
  }

  /** The fast path: a line that is one record. */
  #wholeLine(): boolean {
    const { bytes, start, ahead } = this.#cursor;
    const lineEnd = bytes.indexOf(newline, start);
    if (lineEnd === -1 && !this.#ended && ahead < longLine) return false;
    const { lines, skim, maxRecordBytes, maxDepth } = this.#limits;
    // From the first column to its end: nothing else is on this line.
    const isWhole = lines !== undefined && this.#cursor.column === 0;
    const isSkimmed = isWhole && skim !== undefined && lineEnd !== -1 && lineEnd - start <= maxRecordBytes;
    if (isWhole && lineEnd !== -1 && !lines.needs(this.#cursor.line)) return this.#passBy(lineEnd - start);
    if (isSkimmed && skim.passes(bytes, start, lineEnd, this.#cursor.line))
      return this.#passBy(lineEnd - start);
    let to = lineEnd === -1 ? bytes.length : lineEnd;
    while (isBlank(bytes[to - 1])) to--;
    // Anything but a closing brace is the first line of several, or broken: the scanner will tell.
    const complete = (lineEnd !== -1 || this.#ended) && bytes[to - 1] === closeBrace;
    if (!complete || to - start > maxRecordBytes || beginsEnvelope(bytes, start)) return this.#beginValue();
    const parsed = parseRecord(bytes, start, to, maxDepth);
    if (isFault(parsed) || Array.isArray(parsed.value['records']) || Array.isArray(parsed.value['value']))
      return this.#beginValue();
    this.#found.record(parsed, to - start, isWhole, isSkimmed ? skim.kin(bytes) : undefined);
    return this.#passBy(to - start);
  }

  /** A record of an array: passed over, if all of it is there, or to be scanned. */
  #element(): boolean {
    const { bytes, start, line } = this.#cursor;
    const { skim, maxRecordBytes } = this.#limits;
    if (!skim || this.#lastBreak < start) return this.#beginValue();
    const end = skim.passesWithin(bytes, start, maxRecordBytes, line);
    if (end < 0) return this.#beginValue(skim.kin(bytes));
    this.#arrays.next();
    return this.#passBy(end - start);
  }

  #passBy(count: number): boolean {
    this.#cursor.pass(count);
    return true;
  }

  #beginValue(kin?: Kin): boolean {
    const { bytes, start, position, line, column } = this.#cursor;
    const { starts, isInside, mayOpen } = this.#arrays;
    this.#scanner.begin(line, [...starts, { opener: bytes[start] ?? openBrace, column }], isInside, mayOpen);
    this.#valueStart = position;
    this.#tooLong = false;
    this.#kin = kin;
    this.#mode = 'value';
    return true;
  }

  #scan(): ReturnType<ValueScanner['scan']> {
    const { bytes, start, position } = this.#cursor;
    return this.#scanner.scan(bytes, start - (position - this.#valueStart));
  }

  #value(): boolean {
    const scanner = this.#scanner;
    const stop = this.#scan();
    if (scanner.offset > this.#limits.maxRecordBytes && stop !== 'envelope') this.#tooLong = true;
    switch (stop) {
      case 'more':
        if (this.#ended) return this.#breakOff();
        if (this.#tooLong) this.#forget();
        return false;
      case 'sibling':
        return this.#breakOff();
      case 'envelope':
        return this.#openEnvelope();
      case 'end':
      case 'outer-end':
        return this.#endValue();
    }
  }

  #endValue(): boolean {
    const { bytes, start } = this.#cursor;
    const length = this.#scanner.offset - (this.#cursor.position - this.#valueStart);
    const parsed = this.#fault(length) ?? parseRecord(bytes, start, start + length, this.#limits.maxDepth);
    if (isFault(parsed)) this.#found.problem(parsed);
    else this.#found.record(parsed, length, false, this.#kin);
    return this.#passValue();
  }

  /** What the scan alone says against a value, of which so many bytes are ahead. */
  #fault(length: number): ParseFault | undefined {
    const { bytes, start } = this.#cursor;
    const text = (): string => bytes.toString('utf8', start, start + length);
    return valueFault(this.#scanner, this.#tooLong, this.#limits, text);
  }

  /** Leaves a value that does not end, for the next record that is in sight, or for the end of the input. */
  #breakOff(): boolean {
    const { sibling } = this.#scanner;
    this.#found.problem(this.#fault(sibling?.offset ?? this.#scanner.offset) ?? unendedFault(this.#scanner));
    if (sibling) return this.#resumeAt(sibling);
    this.#arrays.leaveTo(0);
    return this.#passValue();
  }

  #resumeAt(sibling: Sibling): boolean {
    const cursor = this.#cursor;
    this.#arrays.leaveTo(sibling.level);
    cursor.pass(this.#valueStart + sibling.offset - cursor.position);
    cursor.line = sibling.line;
    cursor.lineStart = cursor.position - sibling.column;
    this.#mode = 'between';
    return true;
  }

  #passValue(): boolean {
    const cursor = this.#cursor;
    cursor.pass(this.#valueStart + this.#scanner.offset - cursor.position);
    cursor.line = this.#scanner.line;
    cursor.lineStart = this.#valueStart + this.#scanner.lineOffset;
    this.#mode = 'between';
    return true;
  }

  /** Lets go of bytes that will not be needed, so that memory stays bounded: a record in sight may be, but not any number of them. */
  #forget(): void {
    const { position, ahead } = this.#cursor;
    const { sibling } = this.#scanner;
    const toSibling = sibling ? this.#valueStart + sibling.offset - position : ahead;
    const isNear = ahead - toSibling <= this.#limits.maxRecordBytes;
    if (!isNear) this.#scanner.sibling = undefined;
    this.#cursor.pass(isNear ? toSibling : ahead);
  }

  #openEnvelope(): boolean {
    const column = this.#valueStart - this.#cursor.lineStart;
    const around = this.#arrays.inner;
    if (around?.opener === openBrace && around.column === column) {
      // One envelope a line, and the one before was cut between two records.
      this.#found.problem({ code: 'record-truncated', message: 'the array of records is not closed' });
      this.#arrays.close();
    }
    this.#arrays.open({ opener: openBrace, column, goesOn: this.#scanner.hasNextLink });
    return this.#passValue();
  }

  #beginTail(): void {
    const { position, line, column } = this.#cursor;
    const { starts } = this.#arrays;
    this.#scanner.beginTail(line, column, [...starts], starts.length > 1);
    this.#valueStart = position;
    this.#mode = 'tail';
  }

  /** What follows an envelope's records is of no interest, but its end must be found. */
  #tail(): boolean {
    const stop = this.#scan();
    if (stop === 'more') {
      if (!this.#ended && !this.#scanner.isInKey) this.#forget();
      return this.#ended && this.#passValue();
    }
    if (this.#scanner.broken)
      this.#found.problem({ code: 'record-not-json', message: 'the envelope is not valid JSON' });
    if (stop === 'sibling' && this.#scanner.sibling) return this.#resumeAt(this.#scanner.sibling);
    const frame = this.#arrays.close();
    this.#found.part(this.#scanner.hasNextLink || frame?.goesOn === true);
    return this.#passValue();
  }

  /** Bytes at which no record begins: a scalar, or no JSON at all. */
  #noRecord(): boolean {
    const { bytes, start, ahead } = this.#cursor;
    const to = this.#arrays.isInside ? tokenEnd(bytes, start) : bytes.indexOf(newline, start);
    if (to === -1 && !this.#ended && ahead < longLine) return false;
    const end = to === -1 ? bytes.length : to;
    const parsed = parseRecord(bytes, start, end, this.#limits.maxDepth);
    if (isFault(parsed) && !isRecordNumber(bytes, start, end)) this.#found.problem(parsed);
    this.#cursor.pass(end - start);
    if (to === -1) this.#mode = 'rest-of-line';
    return true;
  }

  #restOfLine(): boolean {
    const { bytes, start, ahead } = this.#cursor;
    const to = bytes.indexOf(newline, start);
    if (to !== -1) this.#mode = 'between';
    return this.#passBy(to === -1 ? ahead : to - start) && to !== -1;
  }
}
