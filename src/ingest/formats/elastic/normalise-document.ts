import { firstText } from '../../../event/fields.ts';
import { formatInstant, type Instant } from '../../../event/instant.ts';
import type { JsonObject } from '../../../event/json.ts';
import type { Normalised, RecordContext, Rejected } from '../format.ts';
import { namesZone, type Settled, settle } from '../zone.ts';
import { dataStreamOf } from './data-stream.ts';
import { ingestTimeOf, timeOf } from './document-time.ts';
import { elasticHit } from './elastic-hit.ts';

/** What a format makes of a document that it passes on. */
export interface Passing {
  /** The id of what the document tells, which outlives re-indexing; where it finds none, Elasticsearch's `_id` counts. */
  readonly nativeId?: ((doc: JsonObject, time: Instant) => string | undefined) | undefined;
  /** The document as a pipeline would have left it; the same object where one has. */
  readonly complete?: ((doc: JsonObject) => JsonObject) | undefined;
  /** Whether `complete` leaves a document, and every one that is like it in its telling fields, as it is. Needed beside `complete`. */
  readonly leaves?: ((doc: JsonObject) => boolean) | undefined;
}

/** Passes an Elastic document through: the same object, but for what `complete` adds. */
export function normaliseDocument(
  record: JsonObject,
  { nativeId, complete }: Passing = {},
  context?: RecordContext,
): Normalised | Rejected {
  const hit = elasticHit(record);
  const stamped = complete ? complete(hit.doc) : hit.doc;
  const stamp = timeOf(stamped);
  if (!stamp) {
    return { kind: 'rejected', code: 'record-no-time', message: '@timestamp is no date' };
  }
  const { time, doubt } = zoneOf(stamped, stamp, context);
  const doc = time === stamp ? stamped : { ...stamped, '@timestamp': formatInstant(time) };
  return {
    kind: 'event',
    id: nativeId?.(doc, time) ?? hit.id,
    time,
    ingested: ingestTimeOf(doc),
    dataStream: dataStreamOf(hit),
    doc,
    ...(doubt && { doubt }),
  };
}

/** Documents say the zone; what was exported through a table may have lost it. */
function zoneOf(doc: JsonObject, stamp: Instant, context: RecordContext | undefined): Settled {
  const text = firstText(doc['@timestamp']) ?? '';
  return namesZone(text) || /^\d+$/.test(text) ? { time: stamp } : settle(stamp, context?.zone, '@timestamp');
}
