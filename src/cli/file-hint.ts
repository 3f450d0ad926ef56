import { isAddressDatabase } from '../ingest/geoip/address-database.ts';
import { readInventory } from '../ingest/inventory/read-inventory.ts';
import type { Input } from '../ingest/sources/input.ts';

/** A file that is larger is no list of machines that anybody hands over, and is not looked through again. */
const mostBytes = 64 * 1024 * 1024;

/** What a file that is no log is good for. Undefined where that is not plain. */
export async function fileHint(input: Input): Promise<string | undefined> {
  if (input.size !== undefined && input.size > mostBytes) return undefined;
  let end = Buffer.alloc(0);
  for await (const chunk of input.open()) end = Buffer.concat([end, chunk]).subarray(-mostAtEnd);
  if (isAddressDatabase(end)) return 'it holds places or networks of addresses: give it with --geoip';
  const { machines } = await readInventory([input]);
  return machines.length === 0 ? undefined : 'it is a list of machines: give it with --inventory';
}

const mostAtEnd = 128 * 1024;
