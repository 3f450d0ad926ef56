import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A file of third-party data, which is kept outside of the tree; undefined where this machine has none. */
export function sharedFile(path: string): string | undefined {
  const file = join(resolve(root, process.env['THROUGHLINE_SHARED'] || '../shared'), path);
  return existsSync(file) ? file : undefined;
}

export const noData = 'skipped: no oracle data';
