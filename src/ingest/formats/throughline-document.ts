import { fieldGetter, firstText } from '../../event/fields.ts';
import type { JsonObject } from '../../event/json.ts';
import { datasetOf } from './elastic/data-stream.ts';
import { elasticDoc } from './elastic/elastic-hit.ts';
import { normaliseDocument } from './elastic/normalise-document.ts';
import type { Format } from './format.ts';

const attribution = fieldGetter('throughline.attribution.id');
const alert = fieldGetter('kibana.alert.uuid');

/** Rules read alerts of whatever made them under the name that Kibana gives its own. */
const alertStream = '.alerts-security.alerts-default';

/** What an earlier scan wrote, found among the input of this one. Ids are those of the scan, so that nothing counts twice. */
export const throughlineDocument: Format = {
  name: 'throughline-document',
  title: 'attributions and alerts of an earlier scan',
  plane: 'other',
  recognise(record) {
    const doc = elasticDoc(record);
    const dataset = doc && datasetOf(doc);
    return dataset === 'throughline.attributions' || dataset === 'throughline.alerts';
  },
  normalise(record) {
    const nativeId = (doc: JsonObject) => firstText(alert(doc)) ?? firstText(attribution(doc));
    const made = normaliseDocument(record, { nativeId });
    if (made.kind === 'rejected' || datasetOf(made.doc) !== 'throughline.alerts') return made;
    return { ...made, dataStream: alertStream };
  },
};
