import { ByteWindow } from '../byte-window.ts';
import { newline } from '../bytes.ts';
import type { Decoder } from '../decoder.ts';
import { lostBytes } from '../parse-record.ts';
import { type DecodeLimits, type RecordSink, tooLongMessage } from '../record.ts';
import { giveEvent } from './event-record.ts';
import { eventEnd, eventStart } from './xml-head.ts';

const startBytes = '<Event';
/** Text between events that is looked at; beyond it there is no list of events. */
const maxGap = 64 * 1024;

/** What may stand between events: a declaration, the list's own tags, the numbers that evtx_dump prints. */
const between = /<\?[^<]*?\?>|<\/?Events\b[^<>]*>|^Record \d+\s*$|\ufeff/gm;

/** Finds `<Event>…</Event>` in XML of any layout: a list, one a line, one after the other. */
export class XmlDecoder implements Decoder {
  readonly #sink: RecordSink;
  readonly #limits: DecodeLimits;
  readonly #window = new ByteWindow();
  #mode: 'between' | 'event' | 'too-long' = 'between';
  #line = 1;
  /** Bytes at the window's start that were searched in this mode. */
  #searched = 0;
  /** Text between events was found that belongs to no list, and was counted. */
  #strayed = false;

  constructor(sink: RecordSink, limits: DecodeLimits) {
    this.#sink = sink;
    this.#limits = limits;
  }

  push(chunk: Buffer): void {
    this.#window.append(chunk);
    this.#run(false);
  }

  end(): void {
    this.#run(true);
    if (this.#mode === 'event') this.#problem('record-truncated', 'the input ends inside the event');
    else if (this.#mode === 'between') this.#gap(this.#window.length);
  }

  #run(ended: boolean): void {
    let goOn = true;
    while (goOn) goOn = this.#mode === 'between' ? this.#toStart(ended) : this.#toEnd();
  }

  #toStart(ended: boolean): boolean {
    const window = this.#window;
    const at = this.#find(0);
    if (at === -1) {
      if (window.length > maxGap && !ended) {
        this.#gap(window.length - startBytes.length);
        this.#searched = 0;
      }
      return false;
    }
    this.#gap(at);
    this.#strayed = false;
    this.#enter('event');
    return true;
  }

  #toEnd(): boolean {
    const window = this.#window;
    const from = window.start + Math.max(this.#searched - eventEnd.length, 0);
    const end = window.bytes.indexOf(eventEnd, from);
    const next = this.#find(this.#mode === 'event' ? startBytes.length : 0);
    if (next !== -1 && (end === -1 || window.start + next < end)) {
      if (this.#mode === 'event') this.#problem('record-truncated', 'another event begins inside the event');
      this.#pass(next);
      this.#enter('event');
      return true;
    }
    if (end !== -1) {
      const length = end + eventEnd.length - window.start;
      if (this.#mode === 'event') this.#give(length);
      this.#pass(length);
      this.#enter('between');
      return true;
    }
    this.#searched = window.length;
    if (this.#mode === 'event' && window.length > this.#limits.maxRecordBytes) {
      this.#problem('record-too-long', tooLongMessage(this.#limits.maxRecordBytes));
      this.#mode = 'too-long';
    }
    if (this.#mode === 'too-long') {
      this.#pass(Math.max(window.length - eventEnd.length, 0));
      this.#searched = 0;
    }
    return false;
  }

  /** Where the next event begins, from the window's start; -1 where none is in sight. */
  #find(from: number): number {
    const { bytes, start } = this.#window;
    let at = bytes.indexOf(startBytes, start + Math.max(from, this.#searched - startBytes.length));
    while (at !== -1 && !eventStart.test(bytes.toString('latin1', at, at + startBytes.length + 1))) {
      at = bytes.indexOf(startBytes, at + 1);
    }
    return at === -1 ? -1 : at - start;
  }

  #give(length: number): void {
    if (length > this.#limits.maxRecordBytes) {
      this.#problem('record-too-long', tooLongMessage(this.#limits.maxRecordBytes));
      return;
    }
    const { bytes, start } = this.#window;
    const xml = bytes.toString('utf8', start, start + length);
    const lossy = lostBytes(xml, bytes, start, start + length);
    giveEvent({ xml, raw: xml, line: this.#line, lossy }, this.#sink, this.#limits);
  }

  /** Passes what stands between events, and counts it once where it belongs to no list. */
  #gap(length: number): void {
    const { bytes, start } = this.#window;
    const text = bytes.toString('utf8', start, start + Math.min(length, maxGap));
    if (!this.#strayed && text.replace(between, '').trim() !== '') {
      this.#strayed = true;
      this.#problem('record-malformed', 'there is text that belongs to no event');
    }
    this.#pass(length);
  }

  #enter(mode: 'between' | 'event'): void {
    this.#mode = mode;
    this.#searched = 0;
  }

  #pass(length: number): void {
    const { bytes, start } = this.#window;
    for (
      let at = bytes.indexOf(newline, start);
      at !== -1 && at < start + length;
      at = bytes.indexOf(newline, at + 1)
    ) {
      this.#line++;
    }
    this.#window.consume(length);
  }

  #problem(code: 'record-truncated' | 'record-too-long' | 'record-malformed', message: string): void {
    this.#sink.problem({ code, message, line: this.#line, index: undefined });
  }
}
