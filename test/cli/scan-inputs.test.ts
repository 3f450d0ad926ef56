import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scanInputs } from '../../src/cli/scan-inputs.ts';
import type { Input } from '../../src/ingest/sources/input.ts';
import { guestLog, ndjson } from '../support/make-logs.ts';

const content = Buffer.from(ndjson(guestLog));

/** An input that is what it was for the first readings only. */
function changing(readings: number, then: () => Buffer): Input {
  let opened = 0;
  return {
    name: 'guest.ndjson',
    size: content.length,
    async *open() {
      yield ++opened <= readings ? content : then();
    },
  };
}

async function problemsOf(input: Input, wantsContext: boolean): Promise<string[]> {
  const set = { inputs: [input], diagnostics: [], dispose: async () => {} };
  const report = await scanInputs(set, { reading: {}, knowledge: {}, wantsContext });
  assert.equal(report.result.attributions.length, 2, 'what was read counts');
  return report.input.problems.flatMap(({ code, samples }) =>
    samples.map(({ location, message }) => `${code} ${location?.file}: ${message}`),
  );
}

for (const [name, readings, then, said] of [
  [
    'vanishes',
    1,
    () => {
      throw new Error("ENOENT: no such file or directory, open '/somewhere/guest.ndjson'");
    },
    'ENOENT: no such file or directory; it was read before',
  ],
  [
    'is cut short',
    1,
    () => content.subarray(0, 500),
    `it changed while it was read: 500 bytes are left of ${content.length}`,
  ],
  [
    'is cut short before the last reading',
    2,
    () => content.subarray(0, 500),
    `it changed while it was read: 500 bytes are left of ${content.length}`,
  ],
  ['grows', 1, () => Buffer.concat([content, content]), undefined],
] as const) {
  test(`a file that ${name} between readings is told`, async () => {
    const problems = await problemsOf(changing(readings, then), true);
    assert.deepEqual(problems, said === undefined ? [] : [`source-unreadable guest.ndjson: ${said}`]);
  });
}
