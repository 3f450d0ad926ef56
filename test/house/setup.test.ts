import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { fingerprint, marker, setUp } from '../../scripts/install.js';
import { root } from '../../scripts/root.js';
import { run, temporary } from './support.ts';

const LOCK = { 'package-lock.json': '{ "lockfileVersion": 3 }' };

function counting(code = 0) {
  const calls: number[] = [];
  const install = async () => {
    calls.push(code);
    return code;
  };
  return { calls, install };
}

describe('set-up', () => {
  test('installs once for one lock file', async (t) => {
    const home = temporary(t, LOCK);
    const { calls, install } = counting();
    await setUp({ root: home, install });
    await setUp({ root: home, install });
    assert.equal(calls.length, 1);
    assert.equal(readFileSync(marker(home), 'utf8'), fingerprint(home));
    assert.deepEqual(readdirSync(home).sort(), ['node_modules', 'package-lock.json']);
  });

  test('installs again when the lock file changed, or node_modules is gone', async (t) => {
    const home = temporary(t, LOCK);
    const { calls, install } = counting();
    await setUp({ root: home, install });
    writeFileSync(join(home, 'package-lock.json'), '{ "lockfileVersion": 4 }');
    await setUp({ root: home, install });
    rmSync(join(home, 'node_modules'), { recursive: true });
    await setUp({ root: home, install });
    assert.equal(calls.length, 3);
  });

  test('a failure is told, leaves no marker and no lock, and the next start tries again', async (t) => {
    const home = temporary(t, LOCK);
    await setUp({ root: home, install: counting().install });
    writeFileSync(join(home, 'package-lock.json'), '{}');
    await assert.rejects(
      setUp({ root: home, install: counting(7).install }),
      /ended with code 7.*try again\.$/,
    );
    assert.equal(existsSync(marker(home)), false);
    assert.equal(existsSync(join(home, '.setup.lock')), false);
    const { calls, install } = counting();
    await setUp({ root: home, install });
    assert.equal(calls.length, 1);
  });

  test('of four first starts at once, one installs and none goes on before it has', async (t) => {
    const home = temporary(t, LOCK);
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => firstStart(t, home)));
    for (const { code, stdout, stderr } of outcomes) {
      assert.equal(code, 0, stderr);
      assert.match(stdout, /ready after 1\n$/);
    }
    assert.equal(outcomes.filter(({ stdout }) => stdout.includes('installing')).length, 1);
    assert.deepEqual(readdirSync(home).sort(), ['installs', 'node_modules', 'package-lock.json']);
  });
});

/** A process that sets up with a slow stand-in for npm, then says how many installs there have been. */
function firstStart(t: TestContext, home: string) {
  const script = `
    import { appendFileSync, readFileSync } from 'node:fs';
    import { setTimeout } from 'node:timers/promises';
    import { setUp } from ${JSON.stringify(pathToFileURL(join(root, 'scripts/install.js')).href)};
    await setUp({
      root: ${JSON.stringify(home)},
      install: async () => {
        console.log('installing');
        await setTimeout(300);
        appendFileSync(${JSON.stringify(join(home, 'installs'))}, 'x');
        return 0;
      },
    });
    console.log('ready after ' + readFileSync(${JSON.stringify(join(home, 'installs'))}, 'utf8').length);
  `;
  return run([join(temporary(t, { 'start.mjs': script }), 'start.mjs')]);
}
