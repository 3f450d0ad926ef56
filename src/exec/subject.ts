import type { DirectFields } from '../event/direct-fields.ts';
import type { JsonObject } from '../event/json.ts';

/** What is evaluated: an `Event`, or a bare document. */
export interface Subject {
  readonly doc: JsonObject;
  readonly direct?: DirectFields | undefined;
  /** The record's text. */
  readonly original?: string;
  readonly id?: string;
  readonly dataStream?: string;
}
