import { elasticDoc } from './elastic/elastic-hit.ts';
import { normaliseDocument } from './elastic/normalise-document.ts';
import type { Format } from './format.ts';

/** Any other Elastic document: passes through for rules, coverage and host identity. */
export const elasticDocument: Format = {
  name: 'elastic-document',
  title: 'other Elastic documents',
  plane: 'other',
  recognise(record) {
    return elasticDoc(record) !== undefined;
  },
  normalise(record, context) {
    return normaliseDocument(record, {}, context);
  },
};
