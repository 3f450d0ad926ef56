import { isIPv4, isIPv6 } from 'node:net';
import { Reader } from 'mmdb-lib';
import { isJsonObject, type JsonObject } from '../../event/json.ts';
import type { AddressFacts } from './address-facts.ts';
import { factsOfEntry } from './facts-of-entry.ts';

/** Stands before the description at the end of a file in MaxMind's format, which is at most 128 KiB long. */
const marker = Buffer.from('\u00ab\u00cd\u00efMaxMind.com', 'latin1');
const searched = 128 * 1024;

/** Whether bytes are a whole file in MaxMind's format, told by their end. */
export function isAddressDatabase(bytes: Buffer): boolean {
  return bytes.subarray(-searched).includes(marker);
}

/** A file in MaxMind's format. Throws where it cannot be read. */
export function openAddressDatabase(bytes: Buffer): (ip: string) => AddressFacts | undefined {
  const reader = new Reader<never>(bytes);
  const { ipVersion, nodeCount, searchTreeSize } = reader.metadata;
  if ((ipVersion !== 4 && ipVersion !== 6) || !(nodeCount > 0) || searchTreeSize > bytes.length)
    throw new Error('its description makes no sense');
  return (ip) => {
    const plain = ip.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
    if (!isIPv4(plain) && !(isIPv6(plain) && ipVersion === 6)) return undefined;
    const entry = lookUp(reader, plain);
    return entry && factsOfEntry(entry);
  };
}

/** A damaged file may point anywhere; an address that leads there is one of which nothing is known. */
function lookUp(reader: Reader<never>, ip: string): JsonObject | undefined {
  try {
    const entry: unknown = reader.get(ip);
    return isJsonObject(entry) ? entry : undefined;
  } catch {
    return undefined;
  }
}
