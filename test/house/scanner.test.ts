import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { benignLanes, benignLines } from '../../bench/data/benign/benign-events.ts';
import { root } from '../../scripts/root.js';
import { scannerSources } from '../../src/bytes/scanner-code.ts';
import { fingerprint } from '../../tools/scanner/sources.js';
import { run, temporary } from './support.ts';

const rule = `
title: Some file
id: 2f6f6a0c-6a5e-4c7e-8f0f-6d0b6a6a6f01
logsource: { category: file_event, product: windows }
detection:
  selection: { TargetFilename|endswith: '7.txt' }
  keywords: [ contoso ]
  condition: selection or (keywords and not selection)
level: low
`;

/** Hides it from the scanner alone: Node needs it to read TypeScript. */
const hidden = `data:text/javascript,${encodeURIComponent(`
  const { WebAssembly } = globalThis;
  const get = () => {
    if (!/bytes.scanner\\.[jt]s/.test(new Error().stack)) return WebAssembly;
    process.stderr.write('hidden\\n');
  };
  Object.defineProperty(globalThis, 'WebAssembly', { get });
`)}`;

describe('the scanner of lines', () => {
  test('is made of the sources that lie in the tree: else run node tools/scanner/build.js', () => {
    assert.equal(scannerSources, fingerprint());
  });

  test('where there is no WebAssembly, a scan says the same', async (t) => {
    const lines = benignLines(
      benignLanes.filter(({ logsource }) => logsource.startsWith('windows')),
      11,
    );
    const log = Array.from({ length: 1500 }, () => (lines.next().value as string).trim()).join('\n');
    const folder = temporary(t, { 'events.ndjson': `${log}\n`, 'rule.yml': rule });
    const scan = (flags: readonly string[]) =>
      run(
        [
          ...flags,
          join(root, 'bin/throughline.js'),
          ...['scan', 'events.ndjson', '--rules', 'rule.yml', '--format', 'json'],
        ],
        { cwd: folder },
      );
    const [plain, bare] = await Promise.all([scan([]), scan(['--import', hidden])]);
    assert.equal(plain.stderr, '');
    assert.equal(bare.stderr, 'hidden\n');
    assert.equal(bare.stdout, plain.stdout);
    assert.equal(bare.code, plain.code);
    assert.ok(JSON.parse(plain.stdout).alerts.length > 10, plain.stdout.slice(0, 500));
  });
});
