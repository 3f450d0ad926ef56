import { fieldGetter, firstText } from '../../event/fields.ts';
import { isJsonObject, type JsonObject } from '../../event/json.ts';
import { activityLogStream } from './azure/data-stream.ts';
import { delivered } from './azure/delivery.ts';
import { compact } from './azure/json-text.ts';
import { normaliseRaw, rawRecordIn, rawTextIn } from './azure/raw-message.ts';
import { azureEventHub } from './azure-event-hub.ts';
import { datasetOf } from './elastic/data-stream.ts';
import { elasticDoc } from './elastic/elastic-hit.ts';
import type { Format } from './format.ts';

const trees = new Map([
  ['azure.platformlogs', fieldGetter('azure.platformlogs')],
  ['azure.eventhub', fieldGetter('azure.eventhub')],
]);
const resourceId = fieldGetter('azure.resource.id');
const correlation = fieldGetter('azure.correlation_id');
const correlationId = fieldGetter('azure.correlation.id');
const tenant = fieldGetter('azure.tenant.id');
const tenantId = fieldGetter('azure.tenant_id');
const action = fieldGetter('event.action');
const sourceIp = fieldGetter('source.ip');
const sourceAddress = fieldGetter('source.address');
const level = fieldGetter('log.level');
const place = fieldGetter('geo.name');
const operation = /^[a-z][\w.]*\.[\w.]+\/.+\/(?:action|write|delete|read)$/i;

/** Activity Log records in Elastic's data streams for other Azure logs, where a shared hub puts them. */
export const azurePlatformlogs: Format = {
  name: 'azure-platformlogs',
  title: "Azure Activity Log records in other data streams of Elastic's Azure integration",
  plane: 'cloud',
  dataStream: activityLogStream,
  recognise(record) {
    const doc = elasticDoc(record);
    const tree = doc && treeOf(doc);
    if (!tree) return false;
    const restored = restore(doc, tree);
    return operation.test(firstText(restored['operationName']) ?? '') && azureEventHub.recognise(restored);
  },
  normalise(record) {
    const doc = elasticDoc(record) ?? record;
    const raw = rawRecordIn(doc);
    if (raw) return delivered(normaliseRaw(raw, rawTextIn(doc)), doc);
    const id = firstText(record['_id']);
    const made = delivered(azureEventHub.normalise(restore(doc, treeOf(doc) ?? {})), doc);
    return made.kind === 'rejected' ? made : { ...made, id: made.id ?? id };
  },
};

function treeOf(doc: JsonObject): JsonObject | undefined {
  const tree = trees.get(datasetOf(doc) ?? '')?.(doc);
  return isJsonObject(tree) ? tree : undefined;
}

/** The record that the pipeline took apart. */
function restore(doc: JsonObject, tree: JsonObject): JsonObject {
  const { operation_name, result_type, result_signature, event_category, properties, ...rest } = tree;
  return compact({
    ...rest,
    time: doc['@timestamp'],
    resourceId: resourceId(doc),
    operationName: rest['operationName'] ?? operation_name ?? action(doc),
    resultType: rest['resultType'] ?? result_type,
    resultSignature: rest['resultSignature'] ?? result_signature,
    callerIpAddress: rest['callerIpAddress'] ?? sourceIp(doc) ?? sourceAddress(doc),
    correlationId: rest['correlationId'] ?? correlation(doc) ?? correlationId(doc),
    tenantId: rest['tenantId'] ?? tenant(doc) ?? tenantId(doc),
    level: rest['level'] ?? rest['Level'] ?? level(doc),
    location: rest['location'] ?? place(doc),
    properties: isJsonObject(properties) ? withStatusCode(properties) : properties,
  });
}

function withStatusCode({ status_code, ...rest }: JsonObject): JsonObject {
  return compact({ statusCode: status_code, ...rest });
}
