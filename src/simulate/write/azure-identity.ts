import type { PrincipalFact } from '../observe/fact.ts';
import type { Request } from '../world/request.ts';
import type { CloudEntry, CloudOptions } from './azure-common.ts';

const microsoft = 'http://schemas.microsoft.com/';
const soap = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/';

/** The claims of the caller's token, every value text, as the control plane logs them. */
export function claims(request: Request): Record<string, string> {
  const { principal, token } = request;
  const issuer = `https://sts.windows.net/${principal.tenantId}/`;
  const issued = Math.floor(token.issued / 1000);
  const made: Record<string, string> = {
    aud: 'https://management.core.windows.net/',
    iss: issuer,
    iat: String(issued),
    nbf: String(issued),
    exp: String(issued + 5400),
  };
  const human = principal.upn !== undefined;
  if (human) made[`${microsoft}claims/authnclassreference`] = '1';
  made['aio'] = stableBase64(`${token.uti}/aio`, 44);
  if (human) made[`${microsoft}claims/authnmethodsreferences`] = 'pwd,mfa';
  made['appid'] = principal.appId;
  made['appidacr'] = human ? '0' : principal.kind === 'managed-identity' ? '2' : '1';
  if (human) {
    made[`${soap}surname`] = principal.surname ?? '';
    made[`${soap}givenname`] = principal.givenName ?? '';
    made['ipaddr'] = token.address;
    made['name'] = principal.displayName;
    made['puid'] = principal.puid;
  } else {
    made[`${microsoft}identity/claims/identityprovider`] = issuer;
    made['idtyp'] = 'app';
  }
  if (principal.kind === 'guest-user') {
    made[`${microsoft}identity/claims/identityprovider`] =
      `https://sts.windows.net/${principal.homeTenantId}/`;
  }
  if (principal.groupId !== undefined) made['groups'] = principal.groupId;
  made[`${microsoft}identity/claims/objectidentifier`] = principal.objectId;
  made['rh'] = `0.${stableBase64(`${principal.objectId}/rh`, 40)}.`;
  if (human) made[`${microsoft}identity/claims/scope`] = 'user_impersonation';
  made[`${soap}nameidentifier`] = human ? stableBase64(principal.objectId, 43) : principal.objectId;
  made[`${microsoft}identity/claims/tenantid`] = principal.tenantId;
  if (principal.upn !== undefined) {
    made[`${soap}name`] = principal.upn;
    made[`${soap}upn`] = principal.upn;
  }
  made['uti'] = token.uti;
  made['ver'] = '1.0';
  if (human) made['wids'] = '62e90394-69f5-4237-9190-012177145e10';
  made['xms_tcdt'] = '1469565974';
  return made;
}

/** The role assignment that allowed the call; where access comes through a group it names the group. */
export function evidence(entry: CloudEntry, options: CloudOptions): Record<string, string> {
  const { principal } = entry.request;
  const bare = (id: string) => (options.hyphens ? id : id.replaceAll('-', ''));
  return {
    role: principal.role.name,
    roleAssignmentScope: principal.role.scope,
    roleAssignmentId: bare(principal.role.assignmentId),
    roleDefinitionId: bare(principal.role.definitionId),
    principalId: bare(principal.groupId ?? principal.objectId),
    principalType:
      principal.groupId !== undefined ? 'Group' : principal.upn !== undefined ? 'User' : 'ServicePrincipal',
  };
}

/** Which principals a record names when its identity is written, and when it is left out. */
export function principalFact(
  request: Request,
  withIdentity: boolean,
  caller: string | undefined,
): PrincipalFact {
  const { principal } = request;
  return {
    objectId: withIdentity ? principal.objectId : undefined,
    upn: withIdentity ? principal.upn : undefined,
    caller,
    evidenceId: withIdentity ? (principal.groupId ?? principal.objectId) : undefined,
    evidenceIsGroup: principal.groupId !== undefined,
  };
}

/** Text that looks like an opaque token and is the same every time. */
function stableBase64(seed: string, length: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  let state = 2166136261;
  let made = '';
  for (let at = 0; made.length < length; at++) {
    state = Math.imul(state ^ seed.charCodeAt(at % seed.length), 16777619) ^ (state >>> 13);
    made += alphabet[(state >>> 8) & 63];
  }
  return made;
}
