/** The parts of an Azure resource id. Names keep their case; `key` is the whole id in lower case, for comparing. */
export interface AzureResourceId {
  readonly key: string;
  readonly subscriptionId: string | undefined;
  readonly resourceGroup: string | undefined;
  /** Provider namespace and types, e.g. `Microsoft.Compute/virtualMachines/runCommands`, in the case of the id. */
  readonly type: string | undefined;
  /** One name a type segment: `['VM1', 'deploy']`. */
  readonly names: readonly string[];
}

/**
 * Splits an ARM id without regard to case, at any scope (tenant, subscription, resource group). Extension resources
 * (`…/providers/A/…/providers/B/…`) yield the last provider. Text that is no ARM id yields undefined.
 */
export function parseAzureResourceId(text: string): AzureResourceId | undefined {
  const segments = text
    .trim()
    .split('/')
    .filter((segment) => segment !== '');
  if (!text.trim().startsWith('/') || segments.length === 0) return undefined;
  const lower = segments.map((segment) => segment.toLowerCase());
  const subscriptionAt = lower.indexOf('subscriptions');
  const groupAt = lower.indexOf('resourcegroups');
  const providerAt = lower.lastIndexOf('providers');
  if (subscriptionAt !== 0 && providerAt === -1) return undefined;
  const names: string[] = [];
  const types: string[] = [];
  if (providerAt !== -1) {
    const namespace = segments[providerAt + 1];
    if (namespace !== undefined) types.push(namespace);
    for (let at = providerAt + 2; at < segments.length; at += 2) {
      types.push(segments[at] as string);
      const name = segments[at + 1];
      if (name !== undefined) names.push(name);
    }
  }
  const inScope = (at: number) => at !== -1 && (providerAt === -1 || at < providerAt);
  return {
    key: `/${lower.join('/')}`,
    subscriptionId: subscriptionAt === 0 ? lower[1] : undefined,
    resourceGroup: inScope(groupAt) ? segments[groupAt + 1] : undefined,
    type: types.length > 0 ? types.join('/') : undefined,
    names,
  };
}
