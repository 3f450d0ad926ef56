import { fieldGetter, firstText } from '../../event/fields.ts';
import { datasetOf } from './elastic/data-stream.ts';
import { passThrough } from './elastic/pass-through.ts';

const eventId = fieldGetter('event.id');

/** File events of Elastic Defend: the handler writes the script that it is about to run. */
export const elasticDefendFile = passThrough(
  { name: 'elastic-defend-file', title: 'Elastic Defend file events', plane: 'guest' },
  (doc) => datasetOf(doc) === 'endpoint.events.file',
  { nativeId: (doc) => firstText(eventId(doc)) },
);
