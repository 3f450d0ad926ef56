import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

// These start processes or threads, listen, draw pages or take long; everything else is pure and shares one process or two.
const ISOLATED = ['cli', 'corpus', 'server', 'page', 'house', 'fuzz'];

/** @param {string} root */
export function testFiles(root) {
  const folder = join(root, 'test');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `test/${name.split(sep).join('/')}`)
    .filter((name) => name.endsWith('.test.ts'))
    .sort();
}

/**
 * In a process of its own, beside others, and not in `npm run check`. A pure test that takes seconds says so in its name: `*.long.test.ts`.
 * @param {string} file
 */
export function isIsolated(file) {
  return file.endsWith('.long.test.ts') || ISOLATED.some((folder) => file.startsWith(`test/${folder}/`));
}

/**
 * A filter is a path of a file or folder, or else any part of a path.
 * @param {string} root
 * @param {string[]} files
 * @param {string[]} filters
 */
export function selectFiles(root, files, filters) {
  if (filters.length === 0) return files;
  /** @type {Set<string>} */
  const chosen = new Set();
  for (const filter of filters) {
    const path = relative(root, resolve(root, filter)).split(sep).join('/');
    const found = existsSync(join(root, path))
      ? files.filter((file) => file === path || file.startsWith(`${path}/`))
      : files.filter((file) => file.includes(filter));
    if (found.length === 0) throw new Error(`No test file matches ${filter}.`);
    for (const file of found) chosen.add(file);
  }
  return [...chosen].sort();
}
