import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { root } from './root.js';
import { isIsolated, selectFiles, testFiles } from './test-files.js';
import { runTests } from './test-run.js';
import { addTallies, emptyTally } from './test-tally.js';

// What every test of a process loads is loaded once for each of them: more than two gain little.
const MOST_PROCESSES = 2;
// Fewer are done before a second process has begun.
const FILES_FOR_TWO = 40;

const USAGE = `npm test -- [--fast] [--update] [--test-…] [FILE, FOLDER or part of a path …]
  --fast     the pure tests alone, which need no process, port or page and do not take long
  --update   tests that compare with a recorded file write it anew (THROUGHLINE_UPDATE=1)
  --test-…   goes to Node as it is, for example --test-name-pattern=window`;

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${/** @type {Error} */ (error).message}\n`);
  process.exitCode = 1;
}

/** @param {string[]} args */
async function main(args) {
  const { fast, update, nodeFlags, filters } = parse(args);
  const files = selectFiles(root, testFiles(root), filters);
  const pure = files.filter((file) => !isIsolated(file));
  const isolated = fast ? [] : files.filter(isIsolated);
  const env = environment(update);
  let total = emptyTally();
  const flags = ['--test-isolation=none', ...nodeFlags];
  const tallies = await Promise.all(
    dealt(pure).map((files) => {
      const own = { ...env, THROUGHLINE_TEST_FILES: JSON.stringify(files) };
      return runTests(flags, [join(root, 'scripts', 'test-entry.js')], own);
    }),
  );
  for (const tally of tallies) total = addTallies(total, tally);
  if (isolated.length > 0) {
    const beside = [`--test-concurrency=${availableParallelism()}`, ...nodeFlags];
    total = addTallies(total, await runTests(beside, isolated, env));
  }
  const { passed, failed, skipped, oracleCases } = total;
  const ran = passed + failed + skipped;
  const isWhole = filters.length + nodeFlags.length === 0;
  const wanted = isWhole ? floor(fast ? 'fast' : 'full') : 1;
  if (ran < wanted) process.stdout.write(`FAILED: ${ran} tests ran, at least ${wanted} were to.\n`);
  process.stdout.write(
    `oracle cases: ${oracleCases}\n${passed} passed, ${failed} failed, ${skipped} skipped\n`,
  );
  process.exitCode = failed > 0 || ran < wanted ? 1 : 0;
}

/**
 * Pure tests for processes side by side. Neighbours take alike long: they are dealt one by one.
 * @param {string[]} files
 */
function dealt(files) {
  const count = files.length < FILES_FOR_TWO ? 1 : Math.min(MOST_PROCESSES, availableParallelism());
  const hands = Array.from({ length: count }, (_, at) => files.filter((_, index) => index % count === at));
  return hands.filter((hand) => hand.length > 0);
}

/** @param {string[]} args */
function parse(args) {
  const flags = args.filter((arg) => arg.startsWith('-'));
  const unknown = flags.find((flag) => !['--fast', '--update'].includes(flag) && !flag.startsWith('--test-'));
  if (unknown) throw new Error(`Unknown option ${unknown}.\n${USAGE}`);
  return {
    fast: flags.includes('--fast'),
    update: flags.includes('--update'),
    nodeFlags: flags.filter((flag) => flag.startsWith('--test-')),
    filters: args.filter((arg) => !arg.startsWith('-')),
  };
}

/** @param {boolean} update */
function environment(update) {
  const env = { ...process.env };
  // Tests see what a user sees, not what the shell of a developer or another test runner has set.
  for (const name of ['NODE_ENV', 'NODE_TEST_CONTEXT', 'THROUGHLINE_UPDATE']) delete env[name];
  env['THROUGHLINE_SHARED'] = resolve(root, env['THROUGHLINE_SHARED'] || '../shared');
  env['NODE_COMPILE_CACHE'] ??= join(root, 'node_modules', '.cache', 'compile');
  if (update) env['THROUGHLINE_UPDATE'] = '1';
  return env;
}

/**
 * A pattern that matches nothing, or a folder that moved, must not look like success.
 * @param {'fast' | 'full'} kind
 */
function floor(kind) {
  return Number(JSON.parse(readFileSync(join(root, 'test', 'floors.json'), 'utf8'))[kind]);
}
