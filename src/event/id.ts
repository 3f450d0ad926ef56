import { hash } from 'node:crypto';

/**
 * A stable id of the given parts: 32 hexadecimal digits. Parts are length-prefixed, so that ('ab','c') and ('a','bc')
 * differ.
 */
export function stableId(...parts: readonly string[]): string {
  let text = '';
  for (const part of parts) text += `${part.length}:${part}`;
  return hash('sha256', text, 'hex').slice(0, 32);
}
