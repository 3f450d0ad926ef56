import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const assembly = fileURLToPath(new URL('assembly', import.meta.url));
/** What is made of them. */
export const made = fileURLToPath(new URL('../../src/bytes/scanner-code.ts', import.meta.url));

/** A hash of all that is compiled. */
export function fingerprint() {
  const hash = createHash('sha256');
  for (const name of readdirSync(assembly).sort())
    hash.update(`${name}\n${readFileSync(`${assembly}/${name}`, 'utf8')}\n`);
  return hash.digest('hex');
}
