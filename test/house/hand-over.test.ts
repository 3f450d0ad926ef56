import assert from 'node:assert/strict';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { checkout, run, start } from './support.ts';

const MAIN = `export async function main(argv: string[]): Promise<number> {
  process.stdout.write(JSON.stringify({ argv, from: process.env['INIT_CWD'] ?? null }) + '\\n');
  return argv.length;
}`;
const WAIT = `process.on('SIGTERM', () => { console.log('asked to end'); process.exitCode = 5; clearInterval(timer); });
const timer = setInterval(() => {}, 1000);
console.log('ready');`;

describe('handing over', () => {
  test('arguments, INIT_CWD and exit code pass through npm start', async (t) => {
    const folder = checkout(t, { 'src/cli/main.ts': MAIN });
    const given = ['scan', 'two words', '--format', 'ndjson'];
    const env = { INIT_CWD: '/some/where' };
    const { code, stdout, stderr } = await run([join(folder, 'scripts/start.js'), ...given], { env });
    assert.deepEqual(JSON.parse(stdout), { argv: given, from: '/some/where' });
    assert.equal(code, given.length);
    assert.equal(stderr, '');
  });

  test('npm start without arguments is the demo', async (t) => {
    const folder = checkout(t, { 'src/cli/main.ts': MAIN });
    const { stdout } = await run([join(folder, 'scripts/start.js')]);
    assert.deepEqual(JSON.parse(stdout).argv, ['demo']);
  });

  test('the packaged command runs dist where there is no src', async (t) => {
    const folder = checkout(t, { 'dist/cli/main.js': 'export const main = async () => 9;' });
    assert.equal((await run([join(folder, 'bin/throughline.js')])).code, 9);
  });

  test('what is written before the end arrives whole in a pipe', async (t) => {
    const flood = `export async function main() { process.stdout.write('x'.repeat(5_000_000)); return 0; }`;
    const folder = checkout(t, { 'src/cli/main.ts': flood });
    assert.equal((await run([join(folder, 'scripts/start.js')])).stdout.length, 5_000_000);
  });

  test('a file of TypeScript runs with flags of Node before it', async (t) => {
    const folder = checkout(t, {
      'bench/main.ts': 'const flags: string[] = process.execArgv; console.log(flags.join());',
    });
    const { stdout } = await run([join(folder, 'scripts/run.js'), '--expose-gc', 'bench/main.ts']);
    assert.match(stdout, /--expose-gc/);
  });

  test('a signal reaches the program, which ends in its own way', async (t) => {
    const folder = checkout(t, { 'wait.ts': WAIT });
    const program = start([join(folder, 'scripts/run.js'), 'wait.ts']);
    await program.says('ready');
    program.kill('SIGTERM');
    const { code, stdout } = await program.ended;
    assert.equal(stdout, 'ready\nasked to end\n');
    assert.equal(code, 5);
  });

  test('a signal to npm itself reaches it too', {
    skip: process.platform === 'win32' && 'no signals',
  }, async (t) => {
    const scripts = { start: 'node scripts/run.js wait.ts' };
    const folder = checkout(t, {
      'wait.ts': WAIT,
      'package.json': JSON.stringify({ type: 'module', scripts }),
    });
    const env = { PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH']}` };
    const npm = start(['start', '--silent'], { node: 'npm', cwd: folder, env });
    await npm.says('ready');
    npm.kill('SIGTERM');
    assert.equal((await npm.ended).stdout, 'ready\nasked to end\n');
  });

  test('a program that a signal ended gives 128 and its number', async (t) => {
    const folder = checkout(t, { 'end.ts': `process.kill(process.pid, 'SIGKILL');` });
    const { code } = await run([join(folder, 'scripts/run.js'), 'end.ts']);
    assert.equal(code, 128 + constants.signals.SIGKILL);
  });
});
