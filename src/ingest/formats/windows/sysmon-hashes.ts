import type { JsonObject } from '../../../event/json.ts';
import { compactOrNone } from '../azure/json-text.ts';
import { dataText, type WindowsEvent } from './windows-event.ts';

/** `SHA1=…,MD5=…,IMPHASH=…` in lower case, by algorithm. Zeros stand for a file that could not be read. */
export function sysmonHashes(event: WindowsEvent): ReadonlyMap<string, string> {
  const text = dataText(event, 'Hashes') ?? dataText(event, 'Hash') ?? '';
  const hashes = new Map<string, string>();
  for (const part of text.toLowerCase().split(',')) {
    const [name = '', value = ''] = part.split('=');
    if (!/^0*$/.test(value.trim())) hashes.set(name.trim(), value.trim());
  }
  return hashes;
}

/** The part of them that ECS keeps at `hash`; the hash of imports belongs to `pe`. */
export function hashFields(hashes: ReadonlyMap<string, string>): JsonObject | undefined {
  return compactOrNone({
    md5: hashes.get('md5'),
    sha1: hashes.get('sha1'),
    sha256: hashes.get('sha256'),
  });
}

/** `pe` of the file that an event describes. */
export function peFields(event: WindowsEvent, hashes: ReadonlyMap<string, string>): JsonObject | undefined {
  return compactOrNone({
    company: dataText(event, 'Company'),
    description: dataText(event, 'Description'),
    file_version: dataText(event, 'FileVersion'),
    imphash: hashes.get('imphash'),
    original_file_name: dataText(event, 'OriginalFileName'),
    product: dataText(event, 'Product'),
  });
}
