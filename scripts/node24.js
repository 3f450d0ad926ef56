import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.js';

export const MINIMUM_MAJOR = 24;

/**
 * The Node that runs the TypeScript: this one if it is new enough, else the one that npm brought.
 * @param {{ root?: string, version?: string, execPath?: string, platform?: string, arch?: string }} [host]
 * @returns {string}
 */
export function findNode24({
  root: home = root,
  version = process.versions.node,
  execPath = process.execPath,
  platform = process.platform,
  arch = process.arch,
} = {}) {
  if (Number.parseInt(version, 10) >= MINIMUM_MAJOR) return execPath;
  // Packages are named after Windows, Node's platform after its kernel.
  const isWindows = platform === 'win32';
  const name = `node-${isWindows ? 'win' : platform}-${arch}`;
  const binary = join(home, 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node');
  if (existsSync(binary)) return binary;
  throw new Error(
    `Node ${MINIMUM_MAJOR} or newer is needed and this is v${version}; none comes with npm for ${platform}-${arch}, so install it from nodejs.org.`,
  );
}
