import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { runChild } from './child.js';
import { findNode24 } from './node24.js';
import { root } from './root.js';

const TOOLS = {
  types: ['typescript/bin/tsc', '--noEmit', '--pretty', 'false'],
  'types of the page': ['typescript/bin/tsc', '-p', 'tsconfig.page.json', '--pretty', 'false'],
  'format and lint': ['@biomejs/biome/bin/biome', 'check', '--error-on-warnings'],
};

const codes = await Promise.all(Object.entries(TOOLS).map(([name, args]) => inspect(name, args)));
// A compiler's message is the shorter way to the same mistake, so tests wait until it is content.
const failed = codes.some((code) => code !== 0);
process.exitCode = failed
  ? 1
  : await runChild(process.execPath, [join(root, 'scripts', 'test.js'), '--fast']);

/**
 * Output is held back until the end: two tools at once would mix their lines.
 * @param {string} name
 * @param {string[]} args
 * @returns {Promise<number>}
 */
function inspect(name, [script = '', ...rest]) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(findNode24(), [join(root, 'node_modules', script), ...rest], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    /** @type {Buffer[]} */
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      process.stdout.write(`${name}: ${code === 0 ? 'good' : 'FAILED'} (${seconds} s)\n`);
      if (code !== 0) process.stdout.write(Buffer.concat(output));
      resolve(code ?? 1);
    });
  });
}
