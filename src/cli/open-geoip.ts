import { UserError } from '../diagnostics/user-error.ts';
import { decompress } from '../ingest/decode/decompress.ts';
import type { FindAddress } from '../ingest/geoip/address-facts.ts';
import type { Input } from '../ingest/sources/input.ts';
import { openInputs } from '../ingest/sources/open-inputs.ts';

/**
 * The user's files of networks and places, plain or as they are downloaded (packed). Undefined where none is named, so that a start
 * without them loads no reader.
 */
export async function openGeoip(files: readonly string[], folder: string): Promise<FindAddress | undefined> {
  if (files.length === 0) return undefined;
  const { findAddressIn } = await import('../ingest/geoip/find-address.ts');
  const databases: FindAddress[] = [];
  for (const file of files) databases.push(...(await databasesIn(file, folder)));
  return findAddressIn(databases);
}

async function databasesIn(file: string, folder: string): Promise<readonly FindAddress[]> {
  const { isAddressDatabase, openAddressDatabase } = await import('../ingest/geoip/address-database.ts');
  const found: FindAddress[] = [];
  const inputs = await openInputs([file], { cwd: folder });
  try {
    for (const input of inputs.inputs) {
      const bytes = await bytesOf(input, file);
      if (isAddressDatabase(bytes)) found.push(opened(openAddressDatabase, bytes, file));
    }
  } finally {
    await inputs.dispose();
  }
  if (found.length > 0) return found;
  throw new UserError(
    `${file} is no file in MaxMind's format`,
    'Give GeoLite2-City.mmdb, GeoLite2-ASN.mmdb or others like them.',
  );
}

function opened(open: (bytes: Buffer) => FindAddress, bytes: Buffer, file: string): FindAddress {
  try {
    return open(bytes);
  } catch (error) {
    throw new UserError(
      `${file} cannot be read as MaxMind's format: ${(error as Error).message}`,
      'Download the file again.',
    );
  }
}

async function bytesOf(input: Input, file: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const faults: string[] = [];
  try {
    for await (const chunk of decompress(input.open(), (fault) => faults.push(fault))) chunks.push(chunk);
  } catch (error) {
    faults.push((error as Error).message);
  }
  if (faults.length > 0)
    throw new UserError(`${file} cannot be read: ${faults[0]}`, 'Download the file again.');
  return Buffer.concat(chunks);
}
