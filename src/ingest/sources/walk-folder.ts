import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { compareText } from '../../event/order.ts';
import { displayName } from './display-name.ts';
import type { FoundFile } from './found-file.ts';
import { systemReason } from './system-reason.ts';

/**
 * Every regular file below a folder, links followed, each folder entered once (which also ends link loops). Hidden
 * entries, unreadable ones, pipes and sockets are left out and reported.
 */
export async function walkFolder(
  folder: string,
  cwd: string,
  diagnostics: Diagnostic[],
): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  const seenFolders = new Set<string>();
  const open = [folder];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const name = displayName(next);
    let entries: Dirent[];
    let real: string;
    try {
      real = await realpath(resolve(cwd, next));
      if (seenFolders.has(real)) continue;
      seenFolders.add(real);
      entries = await readdir(real, { withFileTypes: true });
    } catch (error) {
      diagnostics.push(unreadable(name, error as Error));
      continue;
    }
    const folders: string[] = [];
    for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
      const path = join(next, entry.name);
      if (entry.name.startsWith('.')) {
        diagnostics.push(hidden(displayName(path)));
      } else if (entry.isDirectory()) {
        folders.push(path);
      } else {
        const file = await lookAt(entry, displayName(path), join(real, entry.name), diagnostics);
        if (file === 'folder') folders.push(path);
        else if (file) found.push(file);
      }
    }
    open.push(...folders.reverse());
  }
  return found;
}

async function lookAt(
  entry: Dirent,
  name: string,
  path: string,
  diagnostics: Diagnostic[],
): Promise<FoundFile | 'folder' | undefined> {
  try {
    const status = await stat(path);
    if (status.isDirectory()) return 'folder';
    if (!status.isFile()) {
      diagnostics.push(unreadable(name, new Error('it is neither a file nor a folder')));
      return undefined;
    }
    const target = entry.isSymbolicLink() ? await realpath(path) : path;
    return { path: target, name, size: status.size, readOnce: false };
  } catch (error) {
    diagnostics.push(unreadable(name, error as Error));
    return undefined;
  }
}

function hidden(name: string): Diagnostic {
  return {
    code: 'source-skipped',
    severity: 'info',
    message: 'hidden entries of folders are not read',
    location: { file: name },
    help: 'Name it on the command line to read it.',
  };
}

export function unreadable(name: string, error: Error): Diagnostic {
  return {
    code: 'source-unreadable',
    severity: 'error',
    message: systemReason(error),
    location: { file: name },
    help: 'Check that it exists and that this user may read it.',
  };
}
