import { isAbsolute, normalize, relative, sep } from 'node:path';

/**
 * The name of a path for people: as they typed it but without `./` and doubled separators; forward slashes on every
 * system, so that names, and the order by them, are the same everywhere.
 */
export function displayName(path: string, cwd: string): string {
  const normal = normalize(path);
  const fromCwd = isAbsolute(normal) ? relative(cwd, normal) : normal;
  const outside = fromCwd === '' || fromCwd.startsWith('..') || isAbsolute(fromCwd);
  const name = outside || isAbsolute(path) ? normal : fromCwd;
  return sep === '/' ? name : name.replaceAll(sep, '/');
}
