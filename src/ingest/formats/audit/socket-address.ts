import type { JsonObject } from '../../../event/json.ts';
import { compactOrNone } from '../azure/json-text.ts';
import { fieldOf } from './audit-record.ts';

/**
 * The address of a SOCKADDR record: the kernel's structure in hexadecimal, or `{ saddr_fam=inet laddr=… lport=… }` where it was interpreted.
 * Undefined for sockets that are no addresses of the network.
 */
export function socketAddress(part: JsonObject | undefined): JsonObject | undefined {
  const text = fieldOf(part, 'saddr');
  const shown = /\b(?:laddr|addr)=(\S+).*?\b(?:lport|port)=(\d{1,5})/.exec(
    [text, fieldOf(part, 'laddr') && `laddr=${fieldOf(part, 'laddr')} lport=${fieldOf(part, 'lport')}`].join(
      ' ',
    ),
  );
  if (shown) return { ip: shown[1], port: Number(shown[2]) };
  if (text === undefined || !/^[\da-f]{16,}$/i.test(text)) return undefined;
  const bytes = Buffer.from(text, 'hex');
  const family = bytes.readUInt16LE(0);
  const port = bytes.readUInt16BE(2);
  if (family === 2 && bytes.length >= 8) return { ip: bytes.subarray(4, 8).join('.'), port };
  if (family === 10 && bytes.length >= 24) return compactOrNone({ ip: v6(bytes.subarray(8, 24)), port });
  return undefined;
}

function v6(bytes: Buffer): string {
  const groups = Array.from({ length: 8 }, (_, at) => bytes.readUInt16BE(at * 2).toString(16));
  // Written in full, an address would equal no other spelling of it.
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}
