import type { JsonObject } from '../../../event/json.ts';
import { compactOrNone } from '../azure/json-text.ts';
import { resourceParts } from '../azure/resource-parts.ts';
import { type DefenderRow, text } from './row.ts';

/** `host`: the name as Defender has it, a full one where the machine is joined, in lower case. */
export function hostFields(row: DefenderRow): JsonObject | undefined {
  const address = text(row, 'PublicIP');
  const mac = text(row, 'MacAddress')
    ?.replace(/[^\da-f]/gi, '')
    .toUpperCase();
  return compactOrNone({
    architecture: text(row, 'OSArchitecture'),
    id: text(row, 'DeviceId'),
    ip: address === undefined ? undefined : [address],
    mac: mac === undefined || mac.length !== 12 ? undefined : [mac.replace(/(..)(?!$)/g, '$1-')],
    name: text(row, 'DeviceName')?.toLowerCase(),
    os: compactOrNone({
      full: text(row, 'OSPlatform'),
      platform: text(row, 'OSDistribution'),
      type: osType(row),
      version: text(row, 'OSVersion'),
    }),
    type: text(row, 'DeviceType'),
  });
}

const platforms: readonly (readonly [RegExp, string])[] = [
  [/windows/i, 'windows'],
  [/linux|ubuntu|debian|red ?hat|centos|suse|oracle|rocky|alma|fedora|amazon/i, 'linux'],
  [/mac ?os/i, 'macos'],
];

/** Only Windows has security ids and drive letters; of paths with slashes it cannot be told whether they are of Linux or macOS. */
function osType(row: DefenderRow): string | undefined {
  const stated = text(row, 'OSPlatform');
  if (stated !== undefined) return platforms.find(([pattern]) => pattern.test(stated))?.[1];
  const ids = ['AccountSid', 'InitiatingProcessAccountSid', 'RequestAccountSid'];
  const paths = ['FolderPath', 'InitiatingProcessFolderPath'];
  const windows =
    ids.some((column) => text(row, column)?.startsWith('S-1-')) ||
    paths.some((column) => /^[a-z]:\\/i.test(text(row, column) ?? '')) ||
    text(row, 'RegistryKey') !== undefined;
  return windows ? 'windows' : undefined;
}

/** `cloud`: which Azure machine the device is. `DeviceInfo` alone tells, and so ties every other row of the device to it. */
export function cloudFields(row: DefenderRow): JsonObject | undefined {
  const resource = text(row, 'AzureResourceId');
  const vmId = text(row, 'AzureVmId');
  if (resource === undefined && vmId === undefined) return undefined;
  const parts = resource === undefined ? undefined : resourceParts(resource);
  return compactOrNone({
    account: compactOrNone({ id: text(row, 'AzureVmSubscriptionId') ?? parts?.subscriptionId }),
    instance: compactOrNone({ id: vmId }),
    provider: 'azure',
    resource_id: resource,
  });
}
