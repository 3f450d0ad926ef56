import { fieldGetter, firstText } from '../../event/fields.ts';
import { datasetOf } from './elastic/data-stream.ts';
import { elasticDoc } from './elastic/elastic-hit.ts';
import { normaliseDocument } from './elastic/normalise-document.ts';
import type { Format } from './format.ts';

const eventId = fieldGetter('event.id');

/** Process events of Elastic Defend (start, fork, exec, end) on Windows, Linux and macOS. */
export const elasticDefend: Format = {
  name: 'elastic-defend',
  title: 'Elastic Defend process events',
  plane: 'guest',
  canRepeat: () => true,
  recognise(record) {
    const doc = elasticDoc(record);
    return doc !== undefined && datasetOf(doc) === 'endpoint.events.process';
  },
  normalise(record, context) {
    // The sensor's own id outlives re-indexing and exports that leave `_id` out.
    return normaliseDocument(record, { nativeId: (doc) => firstText(eventId(doc)) }, context);
  },
};
