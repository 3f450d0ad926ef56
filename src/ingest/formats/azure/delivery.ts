import { fieldGetter } from '../../../event/fields.ts';
import { formatInstant, type Instant } from '../../../event/instant.ts';
import { isJsonObject, type JsonObject } from '../../../event/json.ts';
import { ingestTimeOf, timeOf } from '../elastic/document-time.ts';
import type { Normalised, Rejected } from '../format.ts';
import { parseAzureTime } from './azure-time.ts';
import { compact, compactOrNone } from './json-text.ts';

const enqueued = fieldGetter('azure-eventhub.enqueued_time');
const olderEnqueued = fieldGetter('azure.enqueued_time');
const inputType = fieldGetter('input.type');
const geo = fieldGetter('source.geo');
const as = fieldGetter('source.as');

/**
 * The event of a record that an Elastic document delivered, with what only the delivery knows: when it arrived, and what was looked
 * up of the caller's address.
 */
export function delivered(made: Normalised | Rejected, by: JsonObject): Normalised | Rejected {
  if (made.kind === 'rejected') return made;
  const ingested = arrival(by) ?? made.ingested;
  const { event, source } = made.doc;
  return {
    ...made,
    ingested,
    doc: compact({
      ...made.doc,
      event: compact({
        ...(isJsonObject(event) ? event : {}),
        ingested: ingested && formatInstant(ingested),
      }),
      source: compactOrNone({ ...(isJsonObject(source) ? source : {}), geo: geo(by), as: as(by) }),
    }),
  };
}

/** The input of the hub stamps what it reads with its own time. */
function arrival(doc: JsonObject): Instant | undefined {
  return (
    ingestTimeOf(doc) ??
    parseAzureTime(enqueued(doc) ?? olderEnqueued(doc)) ??
    (inputType(doc) === 'azure-eventhub' ? timeOf(doc) : undefined)
  );
}
