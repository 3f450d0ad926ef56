import { firstText } from '../../../event/fields.ts';
import type { JsonObject } from '../../../event/json.ts';
import { compactOrNone } from '../azure/json-text.ts';
import { resourceParts } from '../azure/resource-parts.ts';

/** `cloud`: the machine that a row came from, which `_ResourceId` names where the agent runs on one that Azure knows. */
export function cloudOfRow(row: JsonObject): JsonObject | undefined {
  const id = firstText(row['_ResourceId'])?.trim();
  if (id === undefined || id === '') return undefined;
  const subscription = firstText(row['_SubscriptionId']) ?? resourceParts(id).subscriptionId;
  return {
    ...compactOrNone({ account: compactOrNone({ id: subscription }) }),
    provider: 'azure',
    resource_id: id,
  };
}

/** Columns that the workspace adds to every row. */
export const workspaceColumns: ReadonlySet<string> = new Set([
  ...['$IngestionTime', 'IngestionTime', 'MG', 'ManagementGroupName', 'SourceComputerId', 'SourceSystem'],
  ...['TableName', 'TenantId', 'TimeCollected', 'TimeGenerated', 'Type', '_ResourceId', '_SubscriptionId'],
  ...['_TimeReceived', 'ingestion_time', 'ingestion_time_'],
]);
