import type { Instant } from '../../../event/instant.ts';
import type { JsonObject } from '../../../event/json.ts';
import type { Normalised, Rejected } from '../format.ts';
import { dataStreamOf } from './data-stream.ts';
import { ingestTimeOf, timeOf } from './document-time.ts';
import { elasticHit } from './elastic-hit.ts';

/** What a format makes of a document that it passes on. */
export interface Passing {
  /** The id of what the document tells, which outlives re-indexing; where it finds none, Elasticsearch's `_id` counts. */
  readonly nativeId?: ((doc: JsonObject, time: Instant) => string | undefined) | undefined;
  /** The document as a pipeline would have left it; the same object where one has. */
  readonly complete?: ((doc: JsonObject) => JsonObject) | undefined;
}

/** Passes an Elastic document through: the same object, but for what `complete` adds. */
export function normaliseDocument(
  record: JsonObject,
  { nativeId, complete }: Passing = {},
): Normalised | Rejected {
  const hit = elasticHit(record);
  const doc = complete ? complete(hit.doc) : hit.doc;
  const time = timeOf(doc);
  if (!time) {
    return { kind: 'rejected', code: 'record-no-time', message: '@timestamp is no date' };
  }
  return {
    kind: 'event',
    id: nativeId?.(doc, time) ?? hit.id,
    time,
    ingested: ingestTimeOf(doc),
    dataStream: dataStreamOf(hit),
    doc,
  };
}
