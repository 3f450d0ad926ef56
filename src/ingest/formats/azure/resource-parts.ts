/** What Elastic's pipeline takes from a resource id. Parts keep the id's case. */
export interface ResourceParts {
  readonly subscriptionId: string | undefined;
  readonly tenantId: string | undefined;
  readonly group: string | undefined;
  /** Provider and first type: `MICROSOFT.COMPUTE/VIRTUALMACHINES`. */
  readonly provider: string | undefined;
  /** Everything after the first type: `VM1`, `VM1/RUNCOMMANDS/DEPLOY`. */
  readonly name: string | undefined;
  /** Authorization rules of Event Hubs and Service Bus namespaces have these two instead of a type and a name. */
  readonly namespace: string | undefined;
  readonly authorizationRule: string | undefined;
}

/**
 * Splits a resource id as Elastic's shared Azure pipeline does, without its faults: any case is read (the pipeline knows two
 * spellings), the group ends at its own segment, and ids without a group are split like others.
 */
export function resourceParts(id: string): ResourceParts {
  const segments = id.split('/').filter((segment) => segment !== '');
  const lower = segments.map((segment) => segment.toLowerCase());
  const providerAt = lower.lastIndexOf('providers');
  const groupAt = lower.indexOf('resourcegroups');
  const tail = providerAt === -1 ? [] : segments.slice(providerAt + 1);
  const rule =
    tail.length === 5 &&
    lower[providerAt + 2] === 'namespaces' &&
    lower[providerAt + 4] === 'authorizationrules';
  return {
    subscriptionId: lower[0] === 'subscriptions' ? segments[1] : undefined,
    tenantId: lower[0] === 'tenants' ? segments[1] : undefined,
    group: groupAt !== -1 && (providerAt === -1 || groupAt < providerAt) ? segments[groupAt + 1] : undefined,
    provider: tail.slice(0, rule ? 1 : 2).join('/') || undefined,
    name: rule ? undefined : tail.slice(2).join('/') || undefined,
    namespace: rule ? tail[2] : undefined,
    authorizationRule: rule ? tail[4] : undefined,
  };
}

/** An id as diagnostic settings write it: upper case, but for the id of the subscription or tenant. */
export function upperCaseResourceId(id: string): string {
  return id
    .split('/')
    .map((segment, at) => (at === 2 && isScopeId(id) ? segment : segment.toUpperCase()))
    .join('/');
}

function isScopeId(id: string): boolean {
  return /^\/(?:subscriptions|tenants)\//i.test(id);
}
