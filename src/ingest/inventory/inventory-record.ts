import { parseAzureResourceId } from '../../event/azure-resource-id.ts';
import { getTexts } from '../../event/fields.ts';
import type { JsonObject } from '../../event/json.ts';
import { parseJsonText } from '../formats/azure/json-text.ts';
import type { InventoryMachine } from './inventory-machine.ts';

const machineType =
  /^microsoft\.(?:compute\/virtualmachines|compute\/virtualmachinescalesets\/virtualmachines|hybridcompute\/machines)$/;

/** Where lists keep what: paths of JSON first, then headers of CSV without case, spaces and signs. */
const fields = {
  id: { paths: ['id', 'resourceId'], headers: ['id', 'resourceid', 'vmresourceid', 'azureresourceid'] },
  vmId: { paths: ['vmId', 'properties.vmId'], headers: ['vmid', 'propertiesvmid', 'azurevmid'] },
  computerName: {
    paths: [
      'osProfile.computerName',
      'properties.osProfile.computerName',
      'properties.extended.instanceView.computerName',
      'computerName',
    ],
    headers: [
      'computername',
      'osprofilecomputername',
      'propertiesosprofilecomputername',
      'hostname',
      'computer',
    ],
  },
  ips: {
    paths: ['privateIps', 'privateIp', 'privateIpAddress'],
    headers: ['privateips', 'privateip', 'privateipaddress', 'privateipaddresses'],
  },
  subscription: { paths: ['subscriptionId'], headers: ['subscriptionid', 'subscription'] },
  group: { paths: ['resourceGroup'], headers: ['resourcegroup', 'resourcegroupname'] },
  name: { paths: ['name', 'vmName'], headers: ['name', 'vmname', 'virtualmachine', 'virtualmachinename'] },
} as const;

/** The machine of one entry; undefined where neither an id nor subscription, group and name tell which. */
export function inventoryMachine(given: JsonObject): InventoryMachine | undefined {
  const entry = unpacked(given);
  const headers = new Map(
    Object.keys(entry).map((key) => [key.toLowerCase().replace(/[^a-z0-9]/g, ''), key]),
  );
  const read = (field: keyof typeof fields): string[] => {
    const { paths, headers: names } = fields[field];
    const key = names.map((name) => headers.get(name)).find((name) => name !== undefined);
    const values = [
      ...paths.map((path) => getTexts(entry, path)),
      key === undefined ? [] : texts(entry, key),
    ];
    return values.find((found) => found.some((text) => text.trim() !== '')) ?? [];
  };
  const all = (field: keyof typeof fields): string[] => {
    const { paths, headers: names } = fields[field];
    const columns = names.flatMap((name) => headers.get(name) ?? []).flatMap((key) => texts(entry, key));
    const found = [...paths.flatMap((path) => getTexts(entry, path)), ...columns];
    return [...new Set(found.map((text) => text.trim().toLowerCase()).filter((text) => text !== ''))];
  };
  const first = (field: keyof typeof fields) => read(field)[0]?.trim().toLowerCase() || undefined;
  const id = first('id');
  // What has the id of something else is something else, whatever its name.
  const isOther = id !== undefined && parseAzureResourceId(id) !== undefined;
  const built = isOther ? undefined : builtId(first('subscription'), first('group'), first('name'));
  const resourceId = machineId(id) ?? built;
  if (resourceId === undefined) return undefined;
  return {
    resourceId,
    vmId: guidOf(first('vmId')),
    computerNames: all('computerName'),
    privateIps: read('ips').flatMap((text) => text.split(/[\s,;]+/).filter((ip) => ip !== '')),
  };
}

/** Exports to CSV hold objects as text. */
function unpacked(entry: JsonObject): JsonObject {
  const { properties, osProfile } = entry;
  if (typeof properties !== 'string' && typeof osProfile !== 'string') return entry;
  return { ...entry, properties: parseJsonText(properties), osProfile: parseJsonText(osProfile) };
}

function texts(entry: JsonObject, key: string): string[] {
  const value = entry[key];
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
}

/** A number or a name in its column would be compared with the machines' ids for nothing. */
function guidOf(text: string | undefined): string | undefined {
  return text !== undefined && /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text) ? text : undefined;
}

function machineId(text: string | undefined): string | undefined {
  const id = parseAzureResourceId(text ?? '');
  return id?.type !== undefined && machineType.test(id.type.toLowerCase()) ? id.key : undefined;
}

function builtId(subscription?: string, group?: string, name?: string): string | undefined {
  if (subscription === undefined || group === undefined || name === undefined) return undefined;
  return `/subscriptions/${subscription}/resourcegroups/${group}/providers/microsoft.compute/virtualmachines/${name}`;
}
