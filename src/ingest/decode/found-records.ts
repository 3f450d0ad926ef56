import type { Kin } from '../skim/kin.ts';
import type { Cursor } from './cursor.ts';
import { lostBytes, type ParsedRecord, type ParseFault } from './parse-record.ts';
import { lostBytesMessage, type RecordSink } from './record.ts';
import type { RecordArrays } from './record-arrays.ts';

/** Hands on what is found at the current place of a stream of JSON, with its line and its number there. */
export class FoundRecords {
  readonly #sink: RecordSink;
  readonly #cursor: Cursor;
  readonly #arrays: RecordArrays;

  constructor(sink: RecordSink, cursor: Cursor, arrays: RecordArrays) {
    this.#sink = sink;
    this.#cursor = cursor;
    this.#arrays = arrays;
  }

  /** The record of the next `length` bytes. */
  record(parsed: ParsedRecord, length: number, alone = false, kin?: Kin): void {
    const { bytes, start, line } = this.#cursor;
    const index = this.#arrays.next();
    if (lostBytes(parsed.raw, bytes, start, start + length)) {
      this.#sink.problem({
        code: 'record-encoding',
        message: lostBytesMessage,
        line,
        index,
      });
    }
    const array = index === undefined ? undefined : this.#arrays.number;
    const record = { value: parsed.value, raw: parsed.raw, line, index, array, kin };
    this.#sink.record(alone ? { ...record, alone } : record);
  }

  problem(fault: ParseFault): void {
    const index = this.#arrays.next();
    this.#sink.problem({ code: fault.code, message: fault.message, line: this.#cursor.line, index });
  }

  /** An answer ends that holds records: `goesOn` where it names its next part. */
  part(goesOn: boolean): void {
    this.#sink.part?.(goesOn);
  }
}
