import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { activityLog, guestLog, ndjson } from './make-logs.ts';

/** An empty folder, removed when the tests of the file are done. */
export function makeFolder(after: (remove: () => void) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-test-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The synthetic logs as files: `activity.ndjson`, `guest.ndjson`. */
export function writeLogs(folder: string): void {
  writeFileSync(join(folder, 'activity.ndjson'), ndjson(activityLog));
  writeFileSync(join(folder, 'guest.ndjson'), ndjson(guestLog));
}
