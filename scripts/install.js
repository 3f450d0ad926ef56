import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { withLock } from './lock.js';
import { root } from './root.js';

/** @typedef {() => Promise<number>} Installer returns an exit code */

/**
 * Installs what package-lock.json lists, unless exactly that was installed before.
 * @param {{ root?: string, install?: Installer }} [options]
 */
export async function setUp({ root: home = root, install = () => npmCi(home) } = {}) {
  const wanted = fingerprint(home);
  if (installed(home) === wanted) return;
  // npm ci deletes node_modules, so the lock lies beside it.
  await withLock(join(home, '.setup.lock'), async () => {
    if (installed(home) === wanted) return;
    process.stderr.write('Setting up: installing what package-lock.json lists (this happens once) …\n');
    rmSync(marker(home), { force: true });
    const code = await install();
    if (code !== 0) {
      throw new Error(
        `npm ci ended with code ${code}. Mend what npm says above (network, proxy, disk), then try again.`,
      );
    }
    mkdirSync(join(home, 'node_modules'), { recursive: true });
    writeFileSync(marker(home), wanted);
  });
}

/**
 * The platform belongs to it because a folder shared with another machine would hold the wrong binaries.
 * @param {string} home
 */
export function fingerprint(home) {
  const hash = createHash('sha256')
    .update(readFileSync(join(home, 'package-lock.json')))
    .digest('hex');
  return `${hash} ${process.platform} ${process.arch}\n`;
}

/** @param {string} home */
export function marker(home) {
  return join(home, 'node_modules', '.throughline-setup');
}

/** @param {string} home */
function installed(home) {
  try {
    return readFileSync(marker(home), 'utf8');
  } catch {
    return undefined;
  }
}

/** @param {string} home */
async function npmCi(home) {
  const { runChild } = await import('./child.js');
  const { command, first } = npm();
  const args = [
    ...first,
    'ci',
    // `npm start --silent` reaches this npm through the environment and would hide its errors.
    '--loglevel=error',
    // Settings of the user's own would otherwise leave out the very tools that a checkout runs on.
    '--include=dev',
    '--include=optional',
    '--no-engine-strict',
    // Inherited from `npm pack --dry-run`, it would install nothing and call that done.
    '--no-dry-run',
    '--no-bin-links',
    // No dependency needs an install script, so none may run.
    '--ignore-scripts',
  ];
  // Standard output belongs to the command that follows, and so does standard input.
  return runChild(command, args, {
    cwd: home,
    stdio: ['ignore', 2, 2],
    shell: first.length === 0 && process.platform === 'win32',
  });
}

/** The npm that runs us, started as a script: on Windows `npm` is a batch file, which cannot be spawned without a shell. */
function npm() {
  const cli = process.env['npm_execpath'];
  return cli && basename(cli) === 'npm-cli.js'
    ? { command: process.execPath, first: [cli] }
    : { command: 'npm', first: [] };
}
