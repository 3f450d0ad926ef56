import process from 'node:process';
import type { Environment, Io } from './io.ts';
import { packageRoot } from './package-root.ts';

/** The io of this process. */
export function processIo(): Io {
  const { stdout, stderr, env } = process;
  return {
    // Node opens it on first sight, which is for a command that reads it to decide.
    get stdin() {
      return process.stdin;
    },
    stdout,
    stderr,
    env,
    cwd: userFolder(process.cwd(), env),
  };
}

/**
 * npm runs the scripts of a checkout in the checkout and tells where the user stood. Elsewhere that variable, where some
 * other package's script has set it, says nothing about us.
 */
export function userFolder(cwd: string, env: Environment): string {
  const initial = env['INIT_CWD'];
  return initial !== undefined && initial !== '' && cwd === packageRoot ? initial : cwd;
}
