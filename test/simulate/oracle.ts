import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const shared = resolve(import.meta.dirname, '..', '..', process.env['THROUGHLINE_SHARED'] ?? '../shared');
const folder = join(shared, 'oracles', 'azure');

/** Why a test of real samples cannot run here; false where it can. */
export const noSamples: string | false = existsSync(folder) ? false : 'skipped: no oracle data';

export function sample(path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}
