import { constants } from 'node:fs';
import { access, glob, realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { UserError } from '../../diagnostics/user-error.ts';
import { displayName } from './display-name.ts';
import type { FoundFile } from './found-file.ts';
import { isDevice } from './read-once.ts';
import { systemReason } from './system-reason.ts';
import { unreadable, walkFolder } from './walk-folder.ts';

/** What one named path stands for. A path that exists wins over its reading as a pattern. */
export async function findFiles(path: string, cwd: string, diagnostics: Diagnostic[]): Promise<FoundFile[]> {
  const absolute = resolve(cwd, path);
  if (await exists(absolute)) return named(path, absolute, cwd, diagnostics);
  if (!/[*?[{]/.test(path)) {
    throw new UserError(`cannot find ${path}`, 'Check the path; relative paths start at the current folder.');
  }
  const found: FoundFile[] = [];
  let matches = 0;
  for await (const match of glob(path, { cwd })) {
    matches++;
    try {
      found.push(...(await named(match, resolve(cwd, match), cwd, diagnostics)));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      diagnostics.push(unreadable(displayName(match), error));
    }
  }
  if (matches === 0) {
    throw new UserError(`nothing matches ${path}`, 'Check the pattern; ** stands for any number of folders.');
  }
  return found;
}

async function named(
  path: string,
  absolute: string,
  cwd: string,
  diagnostics: Diagnostic[],
): Promise<FoundFile[]> {
  const name = displayName(path);
  try {
    const status = await stat(absolute);
    await access(absolute, constants.R_OK);
    if (status.isDirectory()) return await walkFolder(path, cwd, diagnostics);
    // A pipe has no path of its own to resolve to.
    const real = status.isFIFO() || status.isSocket() ? absolute : await realpath(absolute);
    if (isDevice(status, real)) throw new Error('it is a device');
    return [{ path: real, name, size: status.size, readOnce: !status.isFile() }];
  } catch (error) {
    throw new UserError(
      `cannot read ${path}: ${systemReason(error as Error)}`,
      'Give a file, a folder or a pipe that this user may read.',
    );
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT' && error.code !== 'ENOTDIR',
  );
}
