import { activityId } from './azure/activity-id.ts';
import { datasetOf } from './elastic/data-stream.ts';
import { elasticDoc } from './elastic/elastic-hit.ts';
import { normaliseDocument } from './elastic/normalise-document.ts';
import type { Format } from './format.ts';

/** Activity Log documents of Elastic's Azure integration and of the older Filebeat module. */
export const azureElastic: Format = {
  name: 'azure-elastic',
  title: "Activity Log documents of Elastic's Azure integration",
  plane: 'cloud',
  recognise(record) {
    const doc = elasticDoc(record);
    return doc !== undefined && datasetOf(doc) === 'azure.activitylogs';
  },
  normalise(record, context) {
    return normaliseDocument(record, { nativeId: activityId }, context);
  },
};
