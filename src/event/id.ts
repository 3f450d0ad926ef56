import { createHash } from 'node:crypto';

/**
 * A stable id of the given parts: 32 hexadecimal digits. Parts are length-prefixed, so that ('ab','c') and ('a','bc')
 * differ.
 */
export function stableId(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:${part}`);
  return hash.digest('hex').slice(0, 32);
}
