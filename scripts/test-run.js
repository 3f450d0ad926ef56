import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runChild } from './child.js';
import { findNode24 } from './node24.js';
import { root } from './root.js';
import { emptyTally } from './test-tally.js';

// Node waits for ever on a test whose promise never settles, and a busy loop stops even its timer.
const TEST_TIMEOUT_MS = 180_000;
const RUN_TIMEOUT_MS = 20 * 60_000;

/**
 * One `node --test`: a report for the reader on standard output, a tally for us.
 * @param {string[]} flags
 * @param {string[]} files
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<import('./test-tally.js').Tally>}
 */
export async function runTests(flags, files, env) {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-test-'));
  const result = join(folder, 'tally.json');
  const args = [
    '--disable-warning=ExperimentalWarning',
    '--test',
    `--test-timeout=${TEST_TIMEOUT_MS}`,
    `--test-reporter=${reporter('test-report.js')}`,
    '--test-reporter-destination=stdout',
    `--test-reporter=${reporter('test-tally.js')}`,
    `--test-reporter-destination=${result}`,
    ...flags,
    ...files,
  ];
  try {
    const code = await runChild(findNode24(), args, {
      cwd: root,
      env,
      timeout: RUN_TIMEOUT_MS,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const tally = read(result);
    if (tally && (code === 0 || tally.failed > 0)) return tally;
    process.stdout.write(`FAILED: the test process ended with code ${code}, and no test says why.\n`);
    return { ...(tally ?? emptyTally()), failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} name */
function reporter(name) {
  return pathToFileURL(join(root, 'scripts', name)).href;
}

/**
 * A process that was killed, or that a test ended, leaves no tally or half of one.
 * @param {string} file
 */
function read(file) {
  try {
    return /** @type {import('./test-tally.js').Tally} */ (JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
