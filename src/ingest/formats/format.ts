import type { DiagnosticCode } from '../../diagnostics/codes.ts';
import type { DirectFields } from '../../event/direct-fields.ts';
import type { Instant } from '../../event/instant.ts';
import type { JsonObject } from '../../event/json.ts';
import type { Doubt } from './doubt.ts';
import type { Zone } from './zone.ts';

export type Plane = 'cloud' | 'guest' | 'other';

/** What a format makes of a record; the reader adds place, original and, where `id` is undefined, an id of the bytes. */
export interface Normalised {
  readonly kind: 'event';
  readonly id: string | undefined;
  readonly time: Instant;
  readonly ingested: Instant | undefined;
  readonly dataStream: string;
  /** May be made when it is first asked for. */
  readonly doc: JsonObject;
  /** Reads the document without its being made. */
  readonly direct?: DirectFields | undefined;
  readonly doubt?: Doubt | undefined;
}

/** The record belongs to the format but cannot become an event. */
export interface Rejected {
  readonly kind: 'rejected';
  readonly code: DiagnosticCode;
  readonly message: string;
}

/** What a record does not say itself. */
export interface RecordContext {
  /** Name of the file that held it, with forward slashes. */
  readonly file: string;
  /** Of times that name no zone, where the user knows it. */
  readonly zone?: Zone | undefined;
}

/** Makes events of records that differ from others in nothing that decides the kind of an event (`DirectFields.kind`). */
export interface KindReader {
  /** Reads all that decides it, and nothing else. Undefined where the format is not one for the record. */
  kindOf(record: JsonObject): string | undefined;
  /**
   * As `normalise`, sooner: of a record that changes beneath, and of which `like` was made when it was of the same kind; `like` itself, with what
   * is different now. Undefined where the format is not one for it any more.
   */
  renew(record: JsonObject, like: Normalised, context: RecordContext): Normalised | Rejected | undefined;
}

/** One record format. Formats are tried in the order of the registry; the first that recognises a record reads it. */
export interface Format {
  /** Stable name: `azure-event-hub`. */
  readonly name: string;
  readonly title: string;
  readonly plane: Plane;
  /** Of its events; left out where each record says its own. */
  readonly dataStream?: string;
  /**
   * Whether records like this one, which it recognises, are told, and made events, by their times and `elastic/telling-fields.ts` alone, so
   * that lines that repeat may be passed over. Left out where none is.
   */
  canRepeat?(record: JsonObject): boolean;
  /** The same of all its records, by `azure/telling-members.ts`. */
  readonly repeatsAsRequest?: true;
  /** Cheap, total, by content alone. */
  recognise(record: JsonObject): boolean;
  /** Never throws. */
  normalise(record: JsonObject, context?: RecordContext): Normalised | Rejected;
  /** Left out where no time is saved. */
  readonly ofKinds?: KindReader;
}
