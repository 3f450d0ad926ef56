import { firstText } from '../../../event/fields.ts';
import { type Instant, instant } from '../../../event/instant.ts';
import type { JsonObject, JsonValue } from '../../../event/json.ts';
import { parseInstant } from '../../../event/parse-instant.ts';
import { compact, compactOrNone, objectOf } from './json-text.ts';
import { upperCaseResourceId } from './resource-parts.ts';
import { withEvidence } from './rest-to-diagnostic-settings.ts';

const tenantClaim = 'http://schemas.microsoft.com/identity/claims/tenantid';

/**
 * A row of the table `AzureActivity` in the schema of diagnostic settings; the time is not carried over. The resource id becomes
 * upper case as it would be there. `TenantId` is the workspace, not the directory: the directory is in the claims.
 */
export function activityRowToDiagnosticSettings(row: JsonObject): JsonObject {
  const authorization = dynamic(row, 'Authorization');
  const claims = dynamic(row, 'Claims');
  const request = dynamic(row, 'HTTPRequest');
  const properties = dynamic(row, 'Properties');
  const resourceId = resourceIdOf(row, authorization, properties);
  return compact({
    resourceId: resourceId && upperCaseResourceId(resourceId),
    operationName: operationOf(row, authorization),
    category: text(row, 'CategoryValue', 'Category') ?? firstText(properties?.['eventCategory']),
    resultType: text(row, 'ActivityStatusValue', 'ActivityStatus'),
    resultSignature: text(row, 'ActivitySubstatusValue', 'ActivitySubstatus'),
    callerIpAddress: text(row, 'CallerIpAddress') ?? firstText(request?.['clientIpAddress']),
    correlationId: text(row, 'CorrelationId'),
    identity: compactOrNone({ authorization: authorization && withEvidence(authorization), claims }),
    level: text(row, 'Level'),
    properties: compact({
      entity: resourceId,
      ...properties,
      hierarchy: properties?.['hierarchy'] ?? text(row, 'Hierarchy'),
      operationId: text(row, 'OperationId') ?? properties?.['operationId'],
    }),
    tenantId: firstText(claims?.[tenantClaim]),
    caller: text(row, 'Caller'),
    eventDataId: eventDataIdOfRow(row),
    workspace_id: text(row, 'TenantId'),
  });
}

export function eventDataIdOfRow(row: JsonObject): string | undefined {
  return text(row, 'EventDataId') ?? firstText(dynamic(row, 'Properties')?.['eventDataId']);
}

/** A time close to the row's own that cannot be misread: when it was submitted, or when the caller's token was issued. */
export function timeNearRow(row: JsonObject): Instant | undefined {
  const submitted = parseInstant(dynamic(row, 'Properties')?.['eventSubmissionTimestamp']);
  if (submitted) return submitted;
  const claims = dynamic(row, 'Claims');
  const seconds = Number(firstText(claims?.['iat'] ?? claims?.['nbf']));
  return seconds > 0 && seconds < 9e9 ? instant(Math.floor(seconds) * 1000) : undefined;
}

function operationOf(row: JsonObject, authorization: JsonObject | undefined): string | undefined {
  // Before 2020 the column of today's display name held the operation.
  const older = text(row, 'OperationName');
  return (
    text(row, 'OperationNameValue') ??
    (older?.includes('/') ? older : undefined) ??
    firstText(authorization?.['action'])
  );
}

/** The same id in the spelling that says most: the column is in lower case, and may lack the last segments. */
function resourceIdOf(
  row: JsonObject,
  authorization: JsonObject | undefined,
  properties: JsonObject | undefined,
): string | undefined {
  const column = text(row, '_ResourceId', 'ResourceId');
  const entity = firstText(properties?.['entity']);
  const scope = firstText(authorization?.['scope']);
  if (column === undefined) return entity ?? scope;
  const key = `${column.toLowerCase()}/`;
  return [entity, scope].find((id) => id !== undefined && `${id.toLowerCase()}/`.startsWith(key)) ?? column;
}

/** An object that a column holds, as text or, in the column `…_d`, as itself. */
function dynamic(row: JsonObject, column: string): JsonObject | undefined {
  return objectOf(row[column]) ?? objectOf(row[`${column}_d`]);
}

/** Exports write missing values as empty text. */
function text(row: JsonObject, ...columns: readonly string[]): string | undefined {
  for (const column of columns) {
    const value: JsonValue | undefined = row[column];
    const found = firstText(value)?.trim();
    if (found !== undefined && found !== '') return found;
  }
  return undefined;
}
