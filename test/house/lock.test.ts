import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { isStale, STALE_MS, withLock } from '../../scripts/lock.js';
import { temporary } from './support.ts';

function lockOf(t: TestContext, owner: string, ageMs = 0): string {
  const lock = join(temporary(t), 'lock');
  mkdirSync(lock);
  writeFileSync(join(lock, 'owner'), owner);
  const time = new Date(Date.now() - ageMs);
  utimesSync(join(lock, 'owner'), time, time);
  return lock;
}

function deadPid(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

describe('the lock of set-up', () => {
  test('is held during the work and gone after it, also when the work fails', async (t) => {
    const lock = join(temporary(t), 'lock');
    assert.equal(await withLock(lock, async () => existsSync(lock)), true);
    await assert.rejects(
      withLock(lock, async () => {
        throw new Error('no network');
      }),
      /no network/,
    );
    assert.deepEqual(readdirSync(join(lock, '..')), []);
  });

  test('of the living is respected, of the dead or long silent is not', (t) => {
    assert.equal(isStale(lockOf(t, `${hostname()} ${process.pid}`)), false);
    assert.equal(isStale(lockOf(t, `${hostname()} ${deadPid()}`)), true);
    assert.equal(isStale(lockOf(t, `another-machine ${deadPid()}`)), false);
    assert.equal(isStale(lockOf(t, `${hostname()} ${process.pid}`, STALE_MS + 1000)), true);
  });

  test('of the dead is taken over, and nothing of it stays', async (t) => {
    const lock = lockOf(t, `${hostname()} ${deadPid()}`);
    assert.equal(await withLock(lock, async () => 'done'), 'done');
    assert.deepEqual(readdirSync(join(lock, '..')), []);
  });
});
