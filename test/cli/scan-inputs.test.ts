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

test('a saved answer of the Activity Log that names its next part is a listing that was cut', async () => {
  const record = {
    eventTimestamp: '2026-06-01T09:00:00Z',
    operationName: { value: 'Microsoft.Compute/virtualMachines/runCommand/action' },
    status: { value: 'Started' },
    correlationId: '11111111-2222-3333-4444-555555555555',
    eventDataId: '21111111-2222-3333-4444-555555555555',
    resourceId:
      '/subscriptions/31111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm',
    subscriptionId: '31111111-2222-3333-4444-555555555555',
  };
  const cut = async (more: object) => {
    const text = JSON.stringify({ value: [record], ...more });
    const input: Input = {
      name: 'page.json',
      size: text.length,
      async *open() {
        yield Buffer.from(text);
      },
    };
    const set = { inputs: [input], diagnostics: [], dispose: async () => {} };
    const { result } = await scanInputs(set, { reading: {}, knowledge: {} });
    assert.equal(result.attributions.length, 1);
    return result.cutListings;
  };
  assert.deepEqual(await cut({ nextLink: 'https://management.azure.com/page2' }), ['page.json']);
  assert.deepEqual(await cut({ nextLink: null }), []);
  assert.deepEqual(await cut({}), []);
});

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
