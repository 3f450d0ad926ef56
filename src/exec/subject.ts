import type { LineScanner } from '../bytes/line-scanner.ts';
import type { DirectFields } from '../event/direct-fields.ts';
import type { JsonObject } from '../event/json.ts';
import type { RecordMembers } from '../event/record-members.ts';

/** What is evaluated: an `Event`, or a bare document. */
export interface Subject {
  readonly doc: JsonObject;
  readonly direct?: DirectFields | undefined;
  /** The record's text. */
  readonly original?: string;
  /**
   * The record's line where it was not parsed and is JSON without escapes by number, and without what is beyond ASCII and has a small
   * letter within. Not to be kept.
   */
  readonly record?: LineScanner | undefined;
  /** Where it was not parsed: what its members tell of others like it. Of the record that is evaluated. */
  readonly members?: RecordMembers | undefined;
  readonly id?: string;
  readonly dataStream?: string;
}
