/*
 * What Elastic documents are told by and made events by. Whoever teaches a format to look at another field names it here: lines are
 * passed over by these, and a test reads every sample with and without.
 */

/** When it happened: in `elasticDoc`'s document. */
export const timeField = '@timestamp';

/** When it reached Elasticsearch. */
export const ingestedField = 'event.ingested';

/** Everything else that `recognise` and `normalise` of the Elastic formats for guests read, but for what makes an id. */
export const tellingFields: readonly string[] = [
  '_index',
  'agent.type',
  'data_stream.dataset',
  'data_stream.namespace',
  'data_stream.type',
  'event.category',
  'event.code',
  'event.dataset',
  'event.module',
  'event.provider',
  'fileset.name',
  'winlog.channel',
  'winlog.event_id',
  'winlog.provider_name',
];
