import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder in memory where the system has one: for tests with thousands of files. */
export const memoryFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Runs with a folder of its own that holds the given files. */
export async function withFolder(
  files: Readonly<Record<string, string | Buffer>>,
  run: (folder: string) => Promise<void>,
  parent: string = tmpdir(),
): Promise<void> {
  const folder = mkdtempSync(join(parent, 'throughline-test-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
