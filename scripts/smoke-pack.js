// Packs the package, installs it into an empty folder as a user would, and runs it there.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { findNode24, MINIMUM_MAJOR } from './node24.js';
import { root } from './root.js';

const OLD_NODE_EXIT = 3;
const folder = mkdtempSync(join(tmpdir(), 'throughline-pack-'));
const home = join(folder, 'user');

try {
  install(pack());
  checkContents();
  checkResults(['demo', '--format', 'ndjson']);
  const scan = ['scan', 'node_modules/throughline/examples/incident', '--format', 'ndjson'];
  checkResults(scan);
  checkResults([...scan, '--threads', '2']);
  checkImport();
  checkOldNode();
  process.stdout.write('pack: good\n');
} catch (error) {
  process.stdout.write(`pack: FAILED: ${/** @type {Error} */ (error).message}\n`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function pack() {
  run('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: root });
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (!tarball) throw new Error('npm pack made no tarball');
  return join(folder, tarball);
}

/** @param {string} tarball */
function install(tarball) {
  mkdirSync(home);
  writeFileSync(join(home, 'package.json'), '{ "private": true }');
  run('npm', ['install', '--omit=dev', '--loglevel=error', '--no-engine-strict', tarball], { cwd: home });
}

function checkContents() {
  const installed = join(home, 'node_modules', 'throughline');
  const { bin, exports } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  const promised = [bin, ...Object.values(exports)].flatMap((entry) =>
    typeof entry === 'string' ? [entry] : Object.values(entry),
  );
  const missing = promised.filter((file) => !existsSync(join(installed, file)));
  if (missing.length > 0) throw new Error(`the tarball lacks ${missing.join(', ')}`);
  const carried = readdirSync(join(home, 'node_modules')).filter((name) => name.startsWith('node-'));
  if (carried.length > 0) throw new Error(`a user would have to download ${carried.join(', ')}`);
}

/** @param {string[]} args */
function checkResults(args) {
  const lines = throughline(args, underNode24()).stdout.split('\n').filter(Boolean);
  const found = lines.map((line) => JSON.parse(line)).some(hasAttribution);
  if (!found)
    throw new Error(`throughline ${args.join(' ')} printed ${lines.length} lines and no attribution`);
  process.stdout.write(`pack: throughline ${args.join(' ')}: ${lines.length} lines\n`);
}

function checkImport() {
  run(findNode24(), ['--input-type=module', '--eval', "await import('throughline')"], { cwd: home });
}

function checkOldNode() {
  const version = run('node', ['--version'], { cwd: home, env: process.env }).stdout.trim();
  if (Number.parseInt(version.slice(1), 10) >= MINIMUM_MAJOR) {
    process.stdout.write(`pack: the refusal of an old Node was not tried: the machine's own is ${version}\n`);
    return;
  }
  const { stderr } = throughline(['demo'], process.env, OLD_NODE_EXIT);
  if (!/^[^\n]+\n$/.test(stderr)) throw new Error(`under ${version} one line was to come, not:\n${stderr}`);
  process.stdout.write(`pack: under ${version}: ${stderr}`);
}

/** @param {any} document */
function hasAttribution(document) {
  return document['throughline.attribution.id'] ?? document.throughline?.attribution?.id;
}

/**
 * Started by its own name, so that the link npm made and the first line of the file are tried too;
 * and as if from a shell, for INIT_CWD would say that npm runs a checkout.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {number} [expected]
 */
function throughline(args, { INIT_CWD: _, ...env }, expected = 0) {
  return run(join(home, 'node_modules', '.bin', 'throughline'), args, { cwd: home, env }, expected);
}

function underNode24() {
  return { ...process.env, PATH: `${dirname(findNode24())}${delimiter}${process.env['PATH']}` };
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv }} options
 * @param {number} [expected]
 */
function run(command, args, options, expected = 0) {
  const shell = process.platform === 'win32';
  const result = spawnSync(command, args, { ...options, shell, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (result.error) throw result.error;
  if (result.status === expected) return result;
  throw new Error(
    `${command} ${args.join(' ')} ended with ${result.status}:\n${result.stdout}${result.stderr}`,
  );
}
