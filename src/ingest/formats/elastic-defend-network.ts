import { fieldGetter, firstText } from '../../event/fields.ts';
import { datasetOf } from './elastic/data-stream.ts';
import { passThrough } from './elastic/pass-through.ts';

const eventId = fieldGetter('event.id');

/** Network events of Elastic Defend: connections and, on Windows, questions to name servers. */
export const elasticDefendNetwork = passThrough(
  { name: 'elastic-defend-network', title: 'Elastic Defend network events', plane: 'guest' },
  (doc) => datasetOf(doc) === 'endpoint.events.network',
  { nativeId: (doc) => firstText(eventId(doc)) },
);
