import { formatInstant, type Instant } from '../../event/instant.ts';
import type { JsonObject } from '../../event/json.ts';
import type { Attribution } from '../model/attribution.ts';
import { addressFields } from './address-fields.ts';
import { attributionFields } from './attribution-fields.ts';
import { azureFields } from './azure-fields.ts';
import { compact } from './compact.ts';
import { executionFields } from './execution-fields.ts';
import { operationFields } from './operation-fields.ts';
import { processFields } from './process-fields.ts';
import { relatedFields } from './related-fields.ts';
import { type SettledRequest, settledRequest } from './settled-request.ts';
import { sourceList } from './source-list.ts';
import { threatFields } from './threat-fields.ts';
import { userFields } from './user-fields.ts';

/** The data stream that attribution documents stand for. */
export const attributionDataset = 'throughline.attributions';

/**
 * An attribution as an ECS document: `schema/attribution.schema.json` holds its fields, `docs/output.md` explains them.
 * The order of keys is fixed, so that equal attributions are equal bytes.
 */
export function attributionDocument(attribution: Attribution): JsonObject {
  const request = settledRequest(attribution);
  const { execution, host, principal } = attribution;
  const document = compact({
    '@timestamp': formatInstant(attributionTime(attribution)),
    ecs: { version: '8.11.0' },
    data_stream: { type: 'logs', dataset: attributionDataset, namespace: 'default' },
    event: eventFields(attribution, request),
    throughline: compact({
      attribution: attributionFields(attribution),
      operation: operationFields(attribution),
      execution: executionFields(execution),
      sources: sourceList(attribution),
    }),
    user: userFields(principal),
    source: addressFields(request.caller),
    cloud: compact({ provider: 'azure', account: compact({ id: request.subscriptionId }) }),
    azure: azureFields(attribution, request),
    host: host && compact({ name: host.displayName, os: compact({ type: host.osType }) }),
    process: processFields(execution),
    threat: threatFields(attribution, request),
    related: relatedFields(attribution),
  });
  return document ?? {};
}

/** When the run started, else when it was asked for. Attributions sort by it. */
export function attributionTime({ execution, operation, candidates }: Attribution): Instant {
  const requested = operation ?? candidates[0]?.operation;
  return execution?.start ?? requested?.start ?? requested?.firstSeen ?? { ms: 0, ns: 0 };
}

/**
 * `event.category` and `event.type` stay away on purpose: rules for process or audit events that search `logs-*` would match
 * the same act a second time here.
 */
function eventFields(attribution: Attribution, request: SettledRequest): JsonObject | undefined {
  return compact({
    kind: 'event',
    module: 'throughline',
    dataset: attributionDataset,
    id: attribution.id,
    action: request.operationName?.toUpperCase(),
    outcome: attribution.operation?.outcome,
  });
}
