import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { isatty } from 'node:tty';

/** @type {NodeJS.Signals[]} */
const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const ORPHAN_POLL_MS = 250;

/**
 * Runs a program in our place: same terminal, same signals, and its exit code is the answer.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function runChild(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => {
      // A terminal has sent Ctrl-C to the child already, and a second one often means "now, at once".
      if (signal === 'SIGINT' && [0, 1, 2].some((fd) => isatty(fd))) return;
      child.kill(signal);
    };
    for (const signal of FORWARDED) process.on(signal, forward);
    const unwatch = onOrphaned(() => child.kill('SIGTERM'));
    const done = () => {
      unwatch();
      for (const signal of FORWARDED) process.off(signal, forward);
    };
    child.once('error', (error) => {
      done();
      reject(error);
    });
    child.once('exit', (code, signal) => {
      done();
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}

/**
 * npm signals the shell that it put between itself and us; that shell dies of it and tells nobody, but we change parents.
 * @param {() => void} tell
 * @returns {() => void} stops watching
 */
function onOrphaned(tell) {
  if (process.env['npm_lifecycle_event'] === undefined) return () => {};
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    tell();
  }, ORPHAN_POLL_MS);
  return () => clearInterval(timer);
}
