import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from '../../scripts/root.js';
import { checkout, run } from './support.ts';

const found = spawnSync('node', ['--version'], { encoding: 'utf8' }).stdout ?? '';
const major = Number.parseInt(found.slice(1), 10);
const skip =
  major < 24 ? false : `needs a Node older than 24 on the PATH; it is ${found.trim() || 'not there'}`;

describe('on an old Node', () => {
  test('the command says so in one line and ends with 3', { skip }, async () => {
    const { code, stdout, stderr } = await run([join(root, 'bin/throughline.js'), 'demo'], { node: 'node' });
    assert.equal(stdout, '');
    assert.match(
      stderr,
      /^throughline needs Node 24 or newer; this is v\d+\.\d+\.\d+\. [^\n]*npm start[^\n]*\n$/,
    );
    assert.equal(code, 3);
  });

  test('a checkout without a Node from npm says so in one line', { skip }, async (t) => {
    const { code, stdout, stderr } = await run([join(checkout(t), 'scripts/start.js')], { node: 'node' });
    assert.equal(stdout, '');
    assert.match(stderr, /^Node 24 or newer is needed[^\n]*\n$/);
    assert.equal(code, 1);
  });
});
