import { normalize, sep } from 'node:path';

/**
 * The name of a path for people: as they typed it but without `./` and doubled separators; forward slashes on every system, so
 * that names, and the order by them, are the same everywhere.
 */
export function displayName(path: string): string {
  const normal = normalize(path);
  return sep === '/' ? normal : normal.replaceAll(sep, '/');
}
