import type { DirectFields } from './direct-fields.ts';
import type { Instant } from './instant.ts';
import type { JsonObject } from './json.ts';
import type { Repeater } from './repeater.ts';

/** Where a record stood in the user's input. `line` counts from 1; `index` is the position in an array or envelope. */
export interface EventSource {
  readonly file: string;
  readonly line: number;
  readonly index?: number;
}

/** One record, normalised. `doc` is an ECS document, nested or dotted; read it through `event/fields.ts` alone. */
export interface Event {
  /** The record's own id where its format has one, else derived from its bytes: the same record, the same id. */
  readonly id: string;
  /** When it happened, by the clock of whoever wrote it. */
  readonly time: Instant;
  /** When it became available to whoever collects, where the record says so. */
  readonly ingested: Instant | undefined;
  /** The data stream or index that it stands for, e.g. `logs-azure.activitylogs-default`. */
  readonly dataStream: string;
  /** Name of the format that read it, e.g. `azure-event-hub`. */
  readonly format: string;
  readonly source: EventSource;
  /** May be made when it is first asked for. */
  readonly doc: JsonObject;
  /** Reads the document without its being made. */
  readonly direct?: DirectFields | undefined;
  /** The record as it stood in the input, secrets redacted. */
  readonly original: string;
  /** Where the reading passes over repetitions: whoever observes was told of it already, and others may have use for it. */
  isRepeated?: boolean;
  /**
   * Where the reading keeps an index: takes what the record is to a later reading. Whoever uses this or `kin` clears it, so that nobody
   * who keeps an event keeps its reading.
   */
  lines?: { note(line: number, cell: number): void } | undefined;
  /** Where the reading passes over repetitions: takes how they are to be observed, or undefined where they must be read. */
  kin?: { learn(repeater: Repeater | undefined): void } | undefined;
}
