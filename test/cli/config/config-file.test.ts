import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfigFile } from '../../../src/cli/config/config-file.ts';
import { formatLocation } from '../../../src/diagnostics/diagnostic.ts';

test('a file says its settings, and on which line', () => {
  const { settings, lines, diagnostics } = readConfigFile(
    `# what we know of our estate
color: false
covered:
  - cloud:2026-03-01..2026-03-07
  - guest/web-01:2026-03-01..2026-03-07
inventory: vms.json
max-record-size: 64M
fail-on: [unrequested, ambiguous]
rules: false
`,
    'throughline.yaml',
  );
  assert.deepEqual(diagnostics, []);
  assert.deepEqual(settings, {
    color: false,
    covered: ['cloud:2026-03-01..2026-03-07', 'guest/web-01:2026-03-01..2026-03-07'],
    inventory: 'vms.json',
    'max-record-size': '64M',
    'fail-on': ['unrequested', 'ambiguous'],
    rules: false,
  });
  assert.deepEqual(
    [...lines],
    [
      ['color', 2],
      ['covered', 3],
      ['inventory', 6],
      ['max-record-size', 7],
      ['fail-on', 8],
      ['rules', 9],
    ],
  );
});

test('JSON is read by the same rules', () => {
  const { settings, lines } = readConfigFile(
    '{\n  "quiet": true,\n  "max-record-size": 1048576\n}\n',
    'throughline.json',
  );
  assert.deepEqual(settings, { quiet: true, 'max-record-size': 1_048_576 });
  assert.equal(lines.get('max-record-size'), 3);
});

for (const text of ['', '# nothing yet\n', '---\n', 'null\n', '{}']) {
  test(`${JSON.stringify(text)} says nothing, which is not wrong`, () => {
    const { settings, diagnostics } = readConfigFile(text, 'throughline.yaml');
    assert.deepEqual([settings, diagnostics], [{}, []]);
  });
}

type Wrong = [text: string, place: string, code: string, message: RegExp, help?: RegExp];

const wrong: Wrong[] = [
  [
    'fromat: table\n',
    'c:1:1',
    'config-unknown-key',
    /^there is no setting fromat$/,
    /^Did you mean format\?$/,
  ],
  ['quiet: true\nsomething: 1\n', 'c:2:1', 'config-unknown-key', /something/, /^Settings are format, /],
  ['format: tabel\n', 'c:1:9', 'config-value', /^format is to be one of table, json/, /Did you mean table\?/],
  ['verbose: "yes"\n', 'c:1:10', 'config-value', /^verbose is to be true or false$/],
  [
    'inventory:\n  - a.json\n  - 7\n',
    'c:2:3',
    'config-value',
    /^inventory is to be text, or a list of texts|text$/,
  ],
  ['inventory: 7\n', 'c:1:12', 'config-value', /^inventory is to be text, or a list of texts$/],
  ['rules: true\n', 'c:1:8', 'config-value', /^rules is to be false, or text, or a list of texts$/],
  ['max-record-size: 0\n', 'c:1:18', 'config-value', /max-record-size/],
  ['max-record-size: big\n', 'c:1:18', 'config-value', /max-record-size is no size: big/, /64M/],
  ['fail-on: guilty\n', 'c:1:10', 'config-value', /does not know guilty/, /^Give findings or any of/],
  [
    'covered:\n  - cloud:2026-03-01..2026-03-07\n  - clod:2026-03-01..2026-03-07\n',
    'c:3:5',
    'config-value',
    /clod is no plane/,
    /Did you mean cloud\?/,
  ],
  [
    'input-format: azure-rst\n',
    'c:1:15',
    'config-value',
    /does not know azure-rst/,
    /Did you mean azure-rest\?/,
  ],
  ['- a\n- b\n', 'c:1:1', 'config-value', /^a configuration is to be names of settings with their values$/],
  ['just text\n', 'c:1:1', 'config-value', /a configuration is to be names/],
  ['quiet: true\n  verbose: [\n', 'c:1:8', 'config-syntax', /./],
  ['quiet: true\nquiet: false\n', 'c:2:1', 'config-syntax', /unique/],
  ['a: &a [*a]\n', 'c:1:1', 'config-unknown-key', /there is no setting a/],
  ['__proto__: {quiet: true}\n', 'c:1:1', 'config-unknown-key', /there is no setting __proto__/],
];

for (const [text, place, code, message, help] of wrong) {
  test(`${JSON.stringify(text)} is ${code} at ${place}`, () => {
    const { settings, diagnostics } = readConfigFile(text, 'c');
    assert.deepEqual(settings, {});
    const [first] = diagnostics;
    assert.ok(first?.location && formatLocation(first.location).startsWith(place), JSON.stringify(first));
    assert.equal(first.code, code);
    assert.match(first.message, message);
    if (help) assert.match(first.help ?? '', help);
    assert.ok(first.excerpt && text.includes(first.excerpt.line));
  });
}

test('aliases that multiply are refused', () => {
  const levels = 'abcdefgh'.split('').map((name, at, all) => {
    const items = at === 0 ? 'x' : `*${all[at - 1]}`;
    return `${name}: &${name} [${Array(9).fill(items).join(', ')}]`;
  });
  const { diagnostics } = readConfigFile(`${levels.join('\n')}\n`, 'c');
  assert.deepEqual(
    diagnostics.map(({ code }) => code),
    ['config-syntax'],
  );
});

test('everything that is wrong is said, not the first alone', () => {
  const { diagnostics } = readConfigFile('fromat: table\nverbose: 1\ncolour: false\n', 'c');
  assert.deepEqual(diagnostics.map(({ location }) => location?.line).sort(), [1, 2, 3]);
});
