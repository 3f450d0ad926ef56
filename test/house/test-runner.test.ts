import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { checkout, run } from './support.ts';

const FLOORS = { 'test/floors.json': '{ "fast": 1, "full": 1 }' };
const PASSES = `import { test } from 'node:test';
test('fits', (t) => t.diagnostic('oracle: 1,200 cases of kql'));
test('needs data', { skip: 'no data here' }, () => {});`;
const FAILS = `import { test } from 'node:test';
test('outer', async (t) => { await t.test('inner', () => { throw new Error('the reason'); }); });`;

async function npmTest(t: TestContext, files: Record<string, string>, args: string[] = []) {
  const folder = checkout(t, { ...FLOORS, ...files });
  const { code, stdout, stderr } = await run([join(folder, 'scripts/test.js'), ...args]);
  return { code, stdout, stderr, last: stdout.trimEnd().split('\n').slice(-2) };
}

describe('npm test', () => {
  test('sums both kinds of tests and the oracle cases', async (t) => {
    const { code, stdout, last } = await npmTest(t, {
      'test/a.test.ts': PASSES,
      'test/cli/b.test.ts': PASSES,
    });
    assert.deepEqual(last, ['oracle cases: 2400', '2 passed, 0 failed, 2 skipped']);
    assert.match(stdout, /skipped: needs data \(test\/a\.test\.ts:3\): no data here\n/);
    assert.match(stdout, /^oracle: 1,200 cases of kql$/m);
    assert.equal(code, 0);
  });

  test('a failure is counted once, named and shown', async (t) => {
    const { code, stdout, last } = await npmTest(t, { 'test/a.test.ts': FAILS });
    assert.equal(last[1], '0 passed, 1 failed, 0 skipped');
    assert.match(stdout, /FAILED outer › inner \(test\/a\.test\.ts:2\)\n {4}Error: the reason/);
    assert.equal(code, 1);
  });

  const broken = {
    'a file that cannot be loaded': `throw new Error('at import');`,
    'a file that breaks off after a test': `import { test } from 'node:test'; test('x', () => {}); throw new Error('at import');`,
    'a file without a test': `console.log('nothing');`,
    'a test that ends the process': `import { test } from 'node:test'; test('x', () => process.exit(0));`,
    'an error after its test': `import { test } from 'node:test'; test('x', () => { setTimeout(() => { throw 1; }); });`,
  };
  for (const [what, text] of Object.entries(broken)) {
    for (const file of ['test/a.test.ts', 'test/cli/a.test.ts']) {
      test(`${what} is a failure (${file})`, async (t) => {
        const { code, stdout, last } = await npmTest(t, { [file]: text });
        assert.match(last[1] ?? '', / 1 failed, 0 skipped$/);
        assert.match(stdout, /^FAILED/m);
        assert.equal(code, 1);
      });
    }
  }

  test('too few tests are a failure, unless a part was asked for', async (t) => {
    const files = { 'test/a.test.ts': PASSES, 'test/floors.json': '{ "fast": 3, "full": 3 }' };
    for (const args of [[], ['--fast']]) {
      const { code, stdout } = await npmTest(t, files, args);
      assert.match(stdout, /^FAILED: 2 tests ran, at least 3 were to\.$/m);
      assert.equal(code, 1);
    }
    assert.equal((await npmTest(t, files, ['test/a.test.ts'])).code, 0);
    assert.equal((await npmTest(t, files, ['--test-name-pattern=absent'])).code, 1);
  });

  test('a path, a folder or a part of a path chooses files', async (t) => {
    const files = { 'test/a.test.ts': PASSES, 'test/cli/b.test.ts': FAILS, 'test/kql/c.test.ts': PASSES };
    assert.equal((await npmTest(t, files, ['test/kql/c.test.ts'])).last[1], '1 passed, 0 failed, 1 skipped');
    assert.equal((await npmTest(t, files, ['test/cli'])).last[1], '0 passed, 1 failed, 0 skipped');
    assert.equal((await npmTest(t, files, ['kql', 'b.test'])).last[1], '1 passed, 1 failed, 1 skipped');
    assert.equal((await npmTest(t, files, ['--fast'])).last[1], '2 passed, 0 failed, 2 skipped');
    const { code, stderr } = await npmTest(t, files, ['eql']);
    assert.equal(stderr, 'No test file matches eql.\n');
    assert.equal(code, 1);
  });
});
