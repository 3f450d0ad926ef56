import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { formatInstant } from '../../../src/event/instant.ts';
import { openInputs } from '../../../src/ingest/sources/open-inputs.ts';
import { assertGolden } from '../../support/golden.ts';
import { readAll } from '../support/read-all.ts';

/* `file-samples/FORMAT/` holds synthetic files of a format, `goldens/FORMAT.json` the events that they must become. */

const folder = join(import.meta.dirname, 'file-samples');

for (const format of readdirSync(folder)
  .filter((name) => !name.endsWith('.md'))
  .sort()) {
  test(`${format}: the documents of its sample files`, async () => {
    const { inputs } = await openInputs(['.'], { cwd: join(folder, format) });
    const { events, report } = await readAll(inputs);
    assert.deepEqual(report.faults, []);
    assert.deepEqual([...new Set(events.map((event) => event.format))], [format]);
    const goldens = events.map(({ id, time, dataStream, source, doc, original }) => ({
      ...{ id, time: formatInstant(time), dataStream, source, doc, original },
    }));
    assertGolden(
      `${JSON.stringify(goldens, null, 2)}\n`,
      new URL(`./goldens/${format}.json`, import.meta.url),
    );
  });
}
