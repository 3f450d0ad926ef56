import { activityLogStream } from './azure/data-stream.ts';
import { delivered } from './azure/delivery.ts';
import { isRecord, normaliseRaw, rawRecordIn, rawTextIn } from './azure/raw-message.ts';
import { azurePlatformlogs } from './azure-platformlogs.ts';
import { datasetOf } from './elastic/data-stream.ts';
import { elasticDoc } from './elastic/elastic-hit.ts';
import type { Format } from './format.ts';

/** Activity Log records that stand as text in Elastic documents which no pipeline has parsed. */
export const azureInMessage: Format = {
  name: 'azure-in-message',
  title: 'Azure Activity Log records inside messages of Elastic documents',
  plane: 'cloud',
  dataStream: activityLogStream,
  recognise(record) {
    const doc = elasticDoc(record);
    if (doc === undefined || rawRecordIn(doc) === undefined || isRecord(record)) return false;
    return datasetOf(doc) !== 'azure.activitylogs' && !azurePlatformlogs.recognise(record);
  },
  normalise(record) {
    const doc = elasticDoc(record) ?? record;
    return delivered(normaliseRaw(rawRecordIn(doc) ?? {}, rawTextIn(doc)), doc);
  },
};
