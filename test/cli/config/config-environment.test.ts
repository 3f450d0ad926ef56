import assert from 'node:assert/strict';
import { delimiter } from 'node:path';
import { test } from 'node:test';
import { readEnvironment } from '../../../src/cli/config/config-environment.ts';
import { setsAnything } from '../../../src/cli/config/config-variables.ts';
import type { Settings } from '../../../src/cli/config/settings.ts';

const right: [env: Record<string, string>, settings: Settings][] = [
  [{}, {}],
  [{ THROUGHLINE_FORMAT: '' }, {}],
  [{ THROUGHLINE_FORMAT: 'json' }, { format: 'json' }],
  [
    { THROUGHLINE_QUIET: '1', THROUGHLINE_VERBOSE: 'No' },
    { quiet: true, verbose: false },
  ],
  [{ THROUGHLINE_FAIL_ON: 'unrequested, ambiguous' }, { 'fail-on': ['unrequested', 'ambiguous'] }],
  [
    { THROUGHLINE_COVERED: 'cloud:2026-03-01..2026-03-07,guest/web-01:2026-03-01..2026-03-07' },
    { covered: ['cloud:2026-03-01..2026-03-07', 'guest/web-01:2026-03-01..2026-03-07'] },
  ],
  [{ THROUGHLINE_INVENTORY: ['a.json', 'b, c.csv'].join(delimiter) }, { inventory: ['a.json', 'b, c.csv'] }],
  [{ THROUGHLINE_RULES: 'off' }, { rules: false }],
  [{ THROUGHLINE_RULES: './rules' }, { rules: ['./rules'] }],
  [{ THROUGHLINE_MAX_RECORD_SIZE: '64M' }, { 'max-record-size': '64M' }],
];

for (const [env, settings] of right) {
  test(`${JSON.stringify(env)} is read`, () => {
    assert.deepEqual(readEnvironment(env), { settings, diagnostics: [] });
    assert.equal(setsAnything(env), Object.keys(settings).length > 0);
  });
}

const wrong: [env: Record<string, string>, place: string, message: RegExp, help: RegExp][] = [
  [{ THROUGHLINE_QUIET: 'maybe' }, 'THROUGHLINE_QUIET', /quiet is to be true or false/, /^$/],
  [{ THROUGHLINE_FORMAT: 'tabel' }, 'THROUGHLINE_FORMAT', /format is to be one of/, /Did you mean table\?/],
  [
    { THROUGHLINE_FROMAT: 'table' },
    'environment',
    /there is no setting THROUGHLINE_FROMAT/,
    /^Did you mean THROUGHLINE_FORMAT\?$/,
  ],
];

for (const [env, place, message, help] of wrong) {
  test(`${JSON.stringify(env)} is refused`, () => {
    const { settings, diagnostics } = readEnvironment(env);
    const [first, ...others] = diagnostics;
    assert.deepEqual([settings, others], [{}, []]);
    assert.equal(first?.location?.file, place);
    assert.match(first.message, message);
    assert.match(first.help ?? '', help);
    assert.ok(setsAnything(env));
  });
}

test('variables that are nothing like ours are somebody else’s', () => {
  const env = { THROUGHLINE_SHARED: '/srv', THROUGHLINE_UPDATE: '1', PATH: '/bin', XTHROUGHLINE_FORMAT: 'x' };
  assert.deepEqual(readEnvironment(env), { settings: {}, diagnostics: [] });
  assert.equal(setsAnything(env), false);
});
