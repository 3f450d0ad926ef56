import type { DiagnosticCode } from '../../diagnostics/codes.ts';
import type { JsonObject } from '../../event/json.ts';
import type { Kin } from '../skim/kin.ts';
import type { LookAhead } from './ahead.ts';

/** One record as it stood in its file. */
export interface DecodedRecord {
  readonly value: JsonObject;
  /** The record's exact text; invalid UTF-8 appears as U+FFFD. Records of binary files appear as JSON. */
  readonly raw: string;
  /** What `raw` says in a code of its own (hexadecimal), for whoever searches it for secrets. */
  readonly decoded?: string | undefined;
  /** Line on which it begins, from 1. */
  readonly line: number;
  /** Running number within its line, array, envelope or binary file, from 0; undefined where it stands alone. */
  readonly index: number | undefined;
  /** Running number of the outermost array or envelope that it stands in, where decoders tell. */
  readonly array?: number | undefined;
  /** Set where lines are asked for and the record is all that its line holds. */
  readonly alone?: true;
  /** Set where lines are skimmed, and the record may teach how those like it are passed over. */
  readonly kin?: Kin | undefined;
}

/** Something wrong at a place in a file. Never carries text of the record: that may hold secrets. */
export interface RecordProblem {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly line: number;
  readonly index: number | undefined;
}

/** Takes what a decoder finds, in the order of the file. */
export interface RecordSink {
  record(record: DecodedRecord): void;
  problem(problem: RecordProblem): void;
  /** The end of an answer that holds records; `goesOn` where it names where the next part of the listing is. */
  part?(goesOn: boolean): void;
}

export interface DecodeLimits {
  /** Bytes of one record beyond which it is counted instead of read. */
  readonly maxRecordBytes: number;
  /** Levels of nesting beyond which a record is counted instead of read. */
  readonly maxDepth: number;
  /** Knows which lines need not be parsed. */
  readonly lines?: { needs(line: number): boolean } | undefined;
  /** Passes over records that say nothing new. */
  readonly skim?: LineSkim | undefined;
  /** Finds such records ahead, where others do it. */
  readonly ahead?: LookAhead | undefined;
}

export interface LineSkim {
  /** Whether the line, from its first column to the line break at `to`, is dealt with. */
  passes(bytes: Buffer, from: number, to: number, line: number): boolean;
  /** Behind the record of an array that begins at `from`, is no longer than `longest` and is dealt with, else −1. Some line break must stand behind it. */
  passesWithin(bytes: Buffer, from: number, longest: number, line: number): number;
  /** Of the record that was asked for last and did not pass: before another is. */
  kin(bytes: Buffer): Kin | undefined;
}

export const defaultLimits: DecodeLimits = { maxRecordBytes: 16 * 1024 * 1024, maxDepth: 1000 };

/** What every decoder says of bytes that are no UTF-8. */
export const lostBytesMessage = 'holds bytes that are not UTF-8; they are read as U+FFFD';

export function tooLongMessage(maxRecordBytes: number): string {
  return `longer than ${maxRecordBytes} bytes`;
}
