import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 100;
const HEARTBEAT_MS = 20_000;
// Long past any heartbeat: only a number that another process has been given since, or a machine that is gone.
export const STALE_MS = 10 * 60_000;

/**
 * Runs `work` while holding a lock directory; waits for whoever holds it, and takes over from the dead.
 * @template T
 * @param {string} lock
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(lock, work) {
  const name = `${hostname()} ${process.pid}`;
  await acquire(lock, name);
  const heartbeat = setInterval(() => beat(lock), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    if (ownerOf(lock) === name) remove(lock);
  }
}

/**
 * @param {string} lock
 * @param {string} name
 */
async function acquire(lock, name) {
  // Filled first and renamed into place, so that nobody ever sees a lock without an owner.
  const prepared = `${lock}.${process.pid}`;
  rmSync(prepared, { recursive: true, force: true });
  mkdirSync(prepared);
  writeFileSync(join(prepared, 'owner'), name);
  let told = false;
  try {
    while (!claim(prepared, lock)) {
      if (isStale(lock)) breakStale(lock);
      else if (!told) {
        process.stderr.write(`Waiting for another set-up (${ownerOf(lock) ?? 'just ended'}) …\n`);
        told = true;
      }
      await sleep(POLL_MS);
    }
  } finally {
    rmSync(prepared, { recursive: true, force: true });
  }
}

/**
 * @param {string} prepared
 * @param {string} lock
 */
function claim(prepared, lock) {
  try {
    beat(prepared);
    renameSync(prepared, lock);
    return true;
  } catch (error) {
    // EPERM and EACCES are how Windows says that the target exists.
    const code = /** @type {NodeJS.ErrnoException} */ (error).code ?? '';
    if (['EEXIST', 'ENOTEMPTY'].includes(code)) return false;
    if (process.platform === 'win32' && ['EPERM', 'EACCES'].includes(code)) return false;
    throw error;
  }
}

/**
 * A claim inside this very lock keeps a slower process from breaking the one that takes its place.
 * @param {string} lock
 */
function breakStale(lock) {
  const breaking = join(lock, 'breaking');
  try {
    mkdirSync(breaking);
  } catch {
    return;
  }
  if (isStale(lock)) remove(lock);
  else rmdirSync(breaking);
}

/** @param {string} lock */
export function isStale(lock) {
  const owner = ownerOf(lock);
  if (owner === undefined) return false;
  const [host, pid] = owner.split(' ');
  return (host === hostname() && !isAlive(Number(pid))) || Date.now() - lastBeat(lock) > STALE_MS;
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {string} lock */
function ownerOf(lock) {
  try {
    return readFileSync(join(lock, 'owner'), 'utf8');
  } catch {
    return undefined;
  }
}

/** @param {string} lock */
function lastBeat(lock) {
  return statSync(join(lock, 'owner'), { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
}

/** @param {string} lock */
function beat(lock) {
  const now = new Date();
  utimesSync(join(lock, 'owner'), now, now);
}

/**
 * Renamed away first: a lock that is half deleted would look free to one process and owned to another.
 * @param {string} lock
 */
function remove(lock) {
  const grave = `${lock}.${process.pid}.gone`;
  try {
    renameSync(lock, grave);
  } catch {
    return;
  }
  rmSync(grave, { recursive: true, force: true });
}
