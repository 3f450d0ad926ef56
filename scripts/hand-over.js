import { resolve } from 'node:path';
import { runChild } from './child.js';
import { findNode24 } from './node24.js';
import { root } from './root.js';

/**
 * Runs a file of this project under Node 24, and ends as it ends.
 * Paths of the user's are the product's to resolve: INIT_CWD passes through untouched.
 * @param {string[]} args Node's own flags, then the file, then its arguments
 */
export async function handOver(args) {
  try {
    process.exitCode = await runUnderNode24(args);
  } catch (error) {
    process.stderr.write(`${/** @type {Error} */ (error).message}\n`);
    process.exitCode = 1;
  }
}

/**
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} the exit code
 */
export async function runUnderNode24(args, options = {}) {
  const at = args.findIndex((arg) => !arg.startsWith('-'));
  if (at < 0)
    throw new Error('Which file? Give Node flags, then a file of this project, then its arguments.');
  const node = findNode24();
  // Early releases of Node 24 still announce type stripping and SQLite as experimental.
  const flags = ['--disable-warning=ExperimentalWarning', ...args.slice(0, at)];
  const file = resolve(root, args[at] ?? '');
  try {
    return await runChild(node, [...flags, file, ...args.slice(at + 1)], options);
  } catch (error) {
    const reason = /** @type {Error} */ (error).message;
    throw new Error(`${node} does not run here (${reason}); install Node 24 or newer from nodejs.org.`);
  }
}
