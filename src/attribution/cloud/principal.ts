import { getText } from '../../event/fields.ts';
import type { JsonObject } from '../../event/json.ts';
import type { Naming, Principal, PrincipalType } from '../model/operation.ts';

const identity = 'azure.activitylogs.identity';
const evidence = `${identity}.authorization.evidence`;

/** Claim names as the pipeline writes them: every dot of the URI is an underscore. */
const claim = {
  objectId: 'http://schemas_microsoft_com/identity/claims/objectidentifier',
  tenantId: 'http://schemas_microsoft_com/identity/claims/tenantid',
  identityProvider: 'http://schemas_microsoft_com/identity/claims/identityprovider',
  upn: 'http://schemas_xmlsoap_org/ws/2005/05/identity/claims/upn',
  name: 'http://schemas_xmlsoap_org/ws/2005/05/identity/claims/name',
} as const;

/** The field of a claim in a document. */
export function claimField(name: keyof typeof claim): string {
  return `${identity}.claims.${claim[name]}`;
}

const guidPattern = /[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}/i;

/** A GUID in lower case with hyphens (role assignments are logged without); other text in lower case. */
export function normaliseId(text: string | undefined): string | undefined {
  const trimmed = text?.trim().toLowerCase();
  if (trimmed === undefined || trimmed === '') return undefined;
  if (!/^[0-9a-f]{32}$/.test(trimmed)) return trimmed;
  return trimmed.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * Who asked, from an Activity Log document. A role assignment's principal may be a group that the caller is in, so it
 * counts only as the last resort and never when it is a group.
 */
export function principalOf(doc: JsonObject): Principal {
  const upn =
    claimText(doc, claim.upn) ?? emailLike(claimText(doc, claim.name)) ?? getText(doc, 'user.email');
  const caller = getText(doc, 'azure.activitylogs.caller') ?? identityName(doc);
  const evidenceType = getText(doc, `${evidence}.principal_type`);
  const evidenceId = getText(doc, `${evidence}.principal_id`);
  const appId = normaliseId(claimText(doc, 'appid'));
  const tenantId =
    getText(doc, 'azure.activitylogs.tenant_id') ??
    getText(doc, 'azure.tenant.id') ??
    getText(doc, 'azure.tenant_id') ??
    claimText(doc, claim.tenantId);
  const provider = guidPattern.exec(claimText(doc, claim.identityProvider) ?? '')?.[0];
  const name = (upn ?? emailLike(caller))?.trim();
  const callerId = caller !== undefined && guidPattern.test(caller) ? caller : undefined;
  const isGroup = evidenceType?.toLowerCase() === 'group';
  const byName: Naming = upn === undefined ? 'caller' : 'claims';
  // A role assignment of the user's own has the object id of a user who is named otherwise.
  const ofNamedUser = name !== undefined && evidenceType?.toLowerCase() === 'user' ? evidenceId : undefined;
  const texts: readonly (readonly [string | undefined, Naming])[] = [
    [claimText(doc, claim.objectId), 'claims'],
    [callerId, 'caller'],
    [ofNamedUser, byName],
    [name, byName],
    [isGroup ? undefined : evidenceId, 'role-assignment'],
  ];
  const [id, namedBy] = texts.find(([text]) => normaliseId(text) !== undefined) ?? [];
  return {
    id: normaliseId(id),
    namedBy,
    groupId: isGroup ? normaliseId(evidenceId) : undefined,
    name,
    type: typeOf(doc, evidenceType, name, appId ?? callerId),
    appId,
    tenantId: normaliseId(tenantId),
    homeTenantId: normaliseId(provider) ?? normaliseId(claimText(doc, claim.tenantId)),
    tokenId: claimText(doc, 'uti'),
    role: getText(doc, `${evidence}.role`),
  };
}

/** Which claim says that the token is a managed identity's: the ARM id of the resource that it belongs to. */
const managedIdentityClaims = ['xms_mirid', 'xms_az_rid'];

function typeOf(
  doc: JsonObject,
  evidenceType: string | undefined,
  name: string | undefined,
  appId: string | undefined,
): PrincipalType {
  if (managedIdentityClaims.some((key) => claimText(doc, key) !== undefined)) return 'ManagedIdentity';
  if (name !== undefined) return 'User';
  const known: Record<string, PrincipalType> = { user: 'User', serviceprincipal: 'ServicePrincipal' };
  const stated = known[evidenceType?.toLowerCase() ?? ''];
  if (stated) return stated;
  if (appId !== undefined) return 'ServicePrincipal';
  return 'Unknown';
}

function claimText(doc: JsonObject, name: string): string | undefined {
  return getText(doc, `${identity}.claims.${name}`)?.trim() || undefined;
}

function identityName(doc: JsonObject): string | undefined {
  return getText(doc, 'azure.activitylogs.identity_name');
}

export function emailLike(text: string | undefined): string | undefined {
  return text !== undefined && /^\s*[^\s@]+@[^\s@]+\s*$/.test(text) ? text : undefined;
}
