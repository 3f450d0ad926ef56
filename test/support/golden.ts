import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Compares with a recorded file; `npm test -- --update` writes it anew. Read the difference before you commit it. */
export function assertGolden(actual: string, file: URL): void {
  if (process.env['THROUGHLINE_UPDATE'] === '1') {
    mkdirSync(dirname(fileURLToPath(file)), { recursive: true });
    writeFileSync(file, actual);
    return;
  }
  assert.equal(actual, readFileSync(file, 'utf8'));
}
