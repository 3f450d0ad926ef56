import assert from 'node:assert/strict';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openInputs } from '../../../src/ingest/sources/open-inputs.ts';
import { readAll } from '../support/read-all.ts';
import { memoryFolder, withFolder } from '../support/temp-folder.ts';

test('a folder of ten thousand files is read with a handful of handles', { skip: noProc() }, async (t) => {
  const count = 10_000;
  await withFolder(
    {},
    async (cwd) => {
      const line = `${JSON.stringify({ '@timestamp': '2026-06-03T09:30:00Z' })}\n`;
      for (let at = 0; at < count; at++) writeFileSync(join(cwd, `${at}.json`), line);
      let handles = 0;
      const look = setInterval(() => {
        handles = Math.max(handles, readdirSync('/proc/self/fd').length);
      }, 5);
      const before = readdirSync('/proc/self/fd').length;
      const started = performance.now();
      try {
        const { inputs } = await openInputs(['.'], { cwd });
        assert.equal(inputs.length, count);
        const { events } = await readAll(inputs);
        assert.equal(events.length, count);
      } finally {
        clearInterval(look);
      }
      t.diagnostic(
        `${count} files in ${Math.round(performance.now() - started)} ms, ${handles - before} more handles`,
      );
      assert.ok(handles - before < 50, `${handles - before} more handles`);
    },
    memoryFolder,
  );
});

function noProc(): string | false {
  return existsSync('/proc/self/fd') ? false : 'skipped: this system does not show its handles';
}
