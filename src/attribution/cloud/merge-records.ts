import { type CallerAddress, namings, type Principal, type PrincipalType } from '../model/operation.ts';

/**
 * The principal that several records of one request name together. Records come in canonical order; the first that has
 * a value gives it, so the result does not depend on arrival. Records of one request name one principal, but not every
 * shape and phase carries all of it.
 */
export function mergePrincipals(principals: readonly Principal[]): Principal {
  const lead = bestId(principals);
  return {
    id: lead?.id,
    namedBy: lead?.namedBy,
    groupId: pick(principals, 'groupId'),
    name: pick(principals, 'name'),
    type:
      principals.find((principal) => principal.type !== 'Unknown')?.type ??
      ('Unknown' satisfies PrincipalType),
    appId: pick(principals, 'appId'),
    tenantId: pick(principals, 'tenantId'),
    homeTenantId: pick(principals, 'homeTenantId'),
    tokenId: pick(principals, 'tokenId'),
    role: pick(principals, 'role'),
  };
}

/** An object id says more than a name that stands in for one, and what names the caller more than a role assignment. */
function bestId(principals: readonly Principal[]): Principal | undefined {
  const worth = ({ id = '', namedBy = 'role-assignment' }: Principal) => {
    const isNameOnly = id.includes('@');
    return namedBy === 'role-assignment' ? 4 : namings.indexOf(namedBy) + (isNameOnly ? 2 : 0);
  };
  return principals.filter(({ id }) => id !== undefined).toSorted((a, b) => worth(a) - worth(b))[0];
}

export function mergeCallers(callers: readonly CallerAddress[]): CallerAddress {
  const ip = pick(callers, 'ip');
  const tokenIp = pick(callers, 'tokenIp');
  return {
    ip,
    asNumber: pick(callers, 'asNumber'),
    asOrganization: pick(callers, 'asOrganization'),
    country: pick(callers, 'country'),
    countryCode: pick(callers, 'countryCode'),
    tokenIp: tokenIp === ip ? undefined : tokenIp,
  };
}

function pick<T, K extends keyof T>(items: readonly T[], key: K): T[K] | undefined {
  return items.find((item) => item[key] !== undefined)?.[key];
}
