import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { cacheFolder } from '../data/open-data.ts';

const root = join(import.meta.dirname, '..', '..');

/** The main rules of SigmaHQ, unpacked from an archive outside of the tree; undefined where this machine has none. */
export function openSigmaRules(): string | undefined {
  const archive = join(
    resolve(root, process.env['THROUGHLINE_SHARED'] || '../shared'),
    'corpora',
    'sigma.tar.gz',
  );
  if (!existsSync(archive)) return undefined;
  const { size } = statSync(archive);
  const folder = join(cacheFolder, `sigma-${size}`);
  if (!existsSync(folder)) {
    const making = `${folder}.${process.pid}`;
    mkdirSync(making, { recursive: true });
    const unpacked = spawnSync('tar', ['-xzf', archive, '-C', making], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (unpacked.status !== 0) return undefined;
    rmSync(folder, { recursive: true, force: true });
    renameSync(making, folder);
  }
  return join(folder, 'rules');
}
