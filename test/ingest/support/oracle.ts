import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const shared = process.env['THROUGHLINE_SHARED'] ?? resolve(import.meta.dirname, '../../../../shared');

/** A folder or file of the peers' test data, which is not part of this repository. */
export function oraclePath(...path: string[]): string {
  return join(shared, 'oracles', ...path);
}

/** For a test's `skip`: the reason where the data is not there. */
export function noOracle(path: string): string | false {
  return existsSync(path) ? false : 'skipped: no oracle data';
}
