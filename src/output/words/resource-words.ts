import { parseAzureResourceId } from '../../event/azure-resource-id.ts';
import { line, type SafeText } from '../text/safe-text.ts';

/** A resource by its names and group: `web-01/nightly in rg-web`; whatever is no resource id as it is. */
export function resourceWords(resourceId: string): SafeText {
  const id = parseAzureResourceId(resourceId);
  if (!id) return line`${resourceId}`;
  const names = id.names.join('/');
  const { resourceGroup, subscriptionId } = id;
  if (names === '') {
    if (resourceGroup !== undefined) return line`the resource group ${resourceGroup}`;
    return subscriptionId === undefined ? line`${resourceId}` : line`the subscription ${subscriptionId}`;
  }
  return resourceGroup === undefined ? line`${names}` : line`${names} in ${resourceGroup}`;
}
