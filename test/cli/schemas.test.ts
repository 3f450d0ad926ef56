import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { JsonObject } from '../../src/event/json.ts';
import { runCli } from '../support/run-cli.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): JsonObject => JSON.parse(readFileSync(new URL(path, root), 'utf8'));
const { exports } = read('package.json') as { exports: Record<string, string> };
const published = Object.entries(exports).filter(([name]) => name.startsWith('./schema/'));
const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true });
for (const [, path] of published) ajv.addSchema(read(path));

/** By the name under which the package publishes it. */
function follows(name: string, document: unknown): void {
  const id = read(exports[`./schema/${name}.json`] ?? '')['$id'];
  const validate = ajv.getSchema(String(id));
  assert.ok(validate);
  assert.equal(validate(document), true, JSON.stringify(validate.errors));
}

test('the sample follows the published schemas', async () => {
  const { stdout } = await runCli(['demo', '--quiet', '--format', 'json']);
  const scan = JSON.parse(stdout);
  follows('scan', scan);
  assert.ok(scan.alerts.length > 0);
  const { stdout: lines } = await runCli(['demo', '--quiet', '--format', 'ndjson']);
  for (const line of lines.trimEnd().split('\n')) {
    const document = JSON.parse(line);
    const { dataset } = document.data_stream;
    follows(dataset === 'throughline.alerts' ? 'alert' : 'attribution', document);
  }
  const { id } = scan.attributions[0].event;
  const { stdout: run } = await runCli(['show', id, 'examples/incident', '-f', 'json']);
  follows('run', JSON.parse(run));
});
