import type { JsonObject } from '../../../event/json.ts';
import { AuditJoiner } from '../audit/audit-joiner.ts';
import type { Decoder } from '../decoder.ts';
import { type DecodeLimits, lostBytesMessage, type RecordSink, tooLongMessage } from '../record.ts';
import { eventOfLine, holdsEventXml } from '../xml/event-line.ts';
import { jsonLine } from './json-line.ts';
import { isSeparator, lineShape, mayContinue } from './line-shape.ts';
import { LineSplitter, type TextLine } from './line-splitter.ts';
import { textRecord } from './text-record.ts';

/** Lines before the first that begins a record, and bytes of each, beyond which they are no preamble of it. */
const maxPreamble = 50;
const maxPreambleBytes = 4096;

/** A record whose further lines may still come. */
interface OpenRecord {
  readonly line: number;
  readonly mayContinue: boolean;
  /** Lines before it that no record begins, such as what the shell printed that starts the logging program. */
  readonly preamble: readonly string[];
  readonly lines: string[];
  bytes: number;
}

/**
 * Records of text logs: `{"line":…}` for each line that begins one, together with the lines that continue it. Lines of auditd are
 * joined by event, lines that carry an event as XML become that event.
 */
export class LineDecoder implements Decoder {
  readonly #sink: RecordSink;
  readonly #limits: DecodeLimits;
  readonly #splitter: LineSplitter;
  readonly #audit: AuditJoiner;
  #open: OpenRecord | undefined;
  #preamble: TextLine[] | undefined = [];
  /** Blank lines that belong to the open record if it goes on. */
  #blanks = 0;
  /** True while lines continue a record that was given up. */
  #dropping = false;

  constructor(sink: RecordSink, limits: DecodeLimits) {
    this.#sink = sink;
    this.#limits = limits;
    this.#audit = new AuditJoiner(sink, limits);
    this.#splitter = new LineSplitter(
      { line: (line) => this.#line(line), tooLong: (line) => this.#lineTooLong(line) },
      limits.maxRecordBytes,
    );
  }

  push(chunk: Buffer): void {
    this.#splitter.push(chunk);
  }

  end(): void {
    this.#splitter.end();
    this.#flush();
    this.#audit.end();
    this.#noPreamble();
  }

  #line(given: TextLine): void {
    // A machine that crashed leaves zeros where it was about to write.
    const line = given.text.startsWith('\0') ? { ...given, text: given.text.replace(/^\0+/, '') } : given;
    if (line.text.trim() === '' || isSeparator(line.text.trim())) {
      this.#blanks++;
      return;
    }
    if (line.lossy) this.#problem('record-encoding', lostBytesMessage, line.line);
    const shape = lineShape(line.text);
    if (shape === 'audit') {
      this.#flush();
      this.#audit.add(line);
    } else if (holdsEventXml(line.text)) {
      this.#flush();
      eventOfLine(line, this.#sink, this.#limits);
    } else if (shape) {
      this.#begin(line, mayContinue(shape));
    } else {
      const value = jsonLine(line.text, this.#limits.maxDepth);
      if (value) this.#whole(line, value);
      else this.#continue(line);
    }
  }

  #whole({ text, line }: TextLine, value: JsonObject): void {
    this.#flush();
    this.#sink.record({ value, raw: text, line, index: undefined });
  }

  #begin(line: TextLine, mayGoOn: boolean): void {
    this.#flush();
    const preamble = (this.#preamble ?? []).map(({ text }) => text);
    this.#preamble = undefined;
    this.#open = { line: line.line, mayContinue: mayGoOn, preamble, lines: [line.text], bytes: line.bytes };
  }

  #continue(line: TextLine): void {
    if (this.#dropping) return;
    const open = this.#open;
    if (!open && this.#preamble) {
      this.#preamble.push(line);
      if (this.#preamble.length > maxPreamble || line.bytes > maxPreambleBytes) this.#noPreamble();
    } else if (!open?.mayContinue) {
      this.#flush();
      this.#alone(line);
    } else if (open.bytes + line.bytes > this.#limits.maxRecordBytes) {
      this.#open = undefined;
      this.#drop(open.line);
    } else {
      for (; this.#blanks > 0; this.#blanks--) open.lines.push('');
      open.lines.push(line.text);
      open.bytes += line.bytes + 1;
    }
    this.#blanks = 0;
  }

  #noPreamble(): void {
    for (const line of this.#preamble ?? []) this.#alone(line);
    this.#preamble = undefined;
  }

  #alone({ text, line }: TextLine): void {
    this.#sink.record({ value: textRecord(text), raw: text, line, index: undefined });
  }

  #flush(): void {
    this.#dropping = false;
    this.#blanks = 0;
    const open = this.#open;
    if (!open) return;
    this.#open = undefined;
    const text = open.lines.join('\n');
    const before = open.preamble.length > 0 ? open.preamble.join('\n') : undefined;
    const raw = before === undefined ? text : `${before}\n${text}`;
    this.#sink.record({ value: textRecord(text, before), raw, line: open.line, index: undefined });
  }

  #lineTooLong(line: number): void {
    this.#flush();
    this.#drop(line);
  }

  /** What continues the record of this line is dropped with it. */
  #drop(line: number): void {
    this.#problem('record-too-long', tooLongMessage(this.#limits.maxRecordBytes), line);
    this.#dropping = true;
  }

  #problem(code: 'record-encoding' | 'record-too-long', message: string, line: number): void {
    this.#sink.problem({ code, message, line, index: undefined });
  }
}
