import { parseAzureResourceId } from '../../event/azure-resource-id.ts';
import type { Event } from '../../event/event.ts';
import { getInteger, getText, textGetter } from '../../event/fields.ts';
import type { JsonObject } from '../../event/json.ts';
import type { CallerAddress, ControlRecord, Phase } from '../model/operation.ts';
import { channelOfOperation } from './channels.ts';
import { normaliseId, principalOf } from './principal.ts';
import { parseTarget } from './target.ts';

const activity = 'azure.activitylogs';

const operationNameOf = textGetter(`${activity}.operation_name`);

/** True for documents of the Azure Activity Log, whichever shape they came in. */
export function isActivityRecord(doc: JsonObject): boolean {
  return operationNameOf(doc) !== undefined;
}

/** The subscription that a record belongs to, in lower case. */
export function subscriptionOf(doc: JsonObject): string | undefined {
  const stated = getText(doc, 'azure.subscription_id') ?? getText(doc, 'cloud.account.id');
  return stated?.toLowerCase() ?? parseAzureResourceId(resourceIdOf(doc) ?? '')?.subscriptionId;
}

export function resourceIdOf(doc: JsonObject): string | undefined {
  return getText(doc, 'azure.resource.id') ?? getText(doc, 'cloud.resource_id');
}

/** The resource id as the caller wrote it, where the record keeps that beside the upper-cased one. */
export function spelledResourceIdOf(doc: JsonObject): string | undefined {
  const resourceId = resourceIdOf(doc);
  return resourceId && bestSpelling(doc, resourceId);
}

/** Reads a control-plane record of a channel into a guest; undefined for every other activity. */
export function controlRecord(event: Event): ControlRecord | undefined {
  const { doc } = event;
  const operationName = getText(doc, `${activity}.operation_name`) ?? getText(doc, 'event.action');
  const channel = operationName === undefined ? undefined : channelOfOperation(operationName);
  const phase = phaseOf(doc);
  const resourceId = resourceIdOf(doc);
  if (operationName === undefined || !channel || !phase || resourceId === undefined) return undefined;
  const spelled = bestSpelling(doc, resourceId);
  const parsed = parseTarget(spelled);
  if (!parsed) return undefined;
  return {
    eventId: event.id,
    source: event.source,
    time: event.time,
    phase,
    channel,
    resourceKey: parseAzureResourceId(resourceId)?.key ?? resourceId.toLowerCase(),
    operationName: operationName.toLowerCase(),
    correlationId: correlationOf(doc),
    operationId: normaliseId(getText(doc, `${activity}.properties.operationId`)),
    resourceId: spelled,
    target: parsed.target,
    name: parsed.child,
    principal: principalOf(doc),
    caller: callerOf(doc),
    statusCodes: statusCodesOf(doc),
  };
}

/** The id that ties the records of one request together, as a GUID is spelled; empty where there is none. */
export function correlationOf(doc: JsonObject): string {
  const text = getText(doc, 'azure.correlation_id') ?? getText(doc, 'azure.correlation.id');
  return normaliseId(text) ?? '';
}

function bestSpelling(doc: JsonObject, resourceId: string): string {
  const key = resourceId.toLowerCase();
  const spellings = [`${activity}.properties.entity`, `${activity}.identity.authorization.scope`];
  for (const path of spellings) {
    const text = getText(doc, path);
    if (text?.toLowerCase() === key) return text;
  }
  return resourceId;
}

const phaseWords: Readonly<Record<string, Phase>> = {
  start: 'start',
  started: 'start',
  accept: 'accept',
  accepted: 'accept',
  success: 'success',
  succeeded: 'success',
  failure: 'failure',
  failed: 'failure',
  reject: 'failure',
  rejected: 'failure',
  cancel: 'failure',
  canceled: 'failure',
  cancelled: 'failure',
};

export function phaseOf(doc: JsonObject): Phase | undefined {
  const word = getText(doc, `${activity}.result_type`) ?? getText(doc, 'event.outcome');
  const key = word?.toLowerCase().replace(/\W/g, '') ?? '';
  return Object.hasOwn(phaseWords, key) ? phaseWords[key] : undefined;
}

export function callerOf(doc: JsonObject): CallerAddress {
  const ip = getText(doc, 'source.ip') ?? getText(doc, 'client.ip') ?? getText(doc, 'source.address');
  const tokenIp = getText(doc, `${activity}.identity.claims.ipaddr`);
  return {
    ip,
    asNumber: getInteger(doc, 'source.as.number'),
    asOrganization: getText(doc, 'source.as.organization.name'),
    country: getText(doc, 'source.geo.country_name'),
    countryCode: getText(doc, 'source.geo.country_iso_code'),
    tokenIp: tokenIp === ip ? undefined : tokenIp,
  };
}

/** Words such as `conflict` and numbers such as `409` that say how the request ended. */
export function statusCodesOf(doc: JsonObject): readonly string[] {
  const signature = getText(doc, `${activity}.result_signature`)?.split('.') ?? [];
  const code =
    getText(doc, `${activity}.properties.status_code`) ?? getText(doc, `${activity}.properties.statusCode`);
  const words = [...signature, ...(code === undefined ? [] : [code])];
  return words.map((word) => word.toLowerCase().replace(/[^a-z0-9]/g, '')).filter((word) => word !== '');
}
