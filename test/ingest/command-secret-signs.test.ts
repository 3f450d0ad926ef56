import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { skimTerms } from '../../src/attribution/skim-terms.ts';
import { commandSecretSigns, mayHoldCommandSecret } from '../../src/ingest/redact.ts';
import { naiveSorts } from '../bytes/support/naive-search.ts';

const fragment = fc.constantFrom(
  ...[
    'net',
    'NET',
    'net1',
    '.exe',
    '.EXE',
    'use',
    'user',
    'USE',
    'sudo',
    'su',
    'do',
    'SUDO',
    'ps1',
    'ps',
    '1',
  ],
  ...[
    'sig=',
    'SIG',
    '=',
    'sig\\',
    ' ',
    '  ',
    '"',
    '\\',
    '\\"',
    '\\n',
    '\\t',
    '/',
    ',',
    '-',
    '","',
    ': ',
    'x',
    '_',
  ],
  ...['run', 'command', 'Run-Command', 'custom', 'script', '-', 'UNRESTRICTED', 'un', 'restricted'],
  ...['\u017f', '\u212a', '\u0130', 'é', '\u00a0', '\u2003', '語', '😀'],
);
const text = fc.array(fragment, { maxLength: 9 }).map((parts) => parts.join(''));

for (const [name, pattern, signs] of [
  ['of commands with secrets', mayHoldCommandSecret, commandSecretSigns],
  ['of what tells of runs', skimTerms.tellingWords, skimTerms.tellingSigns.map((sign) => ({ text: sign }))],
] as const)
  test(`where the pattern ${name} finds anything, there is a sign of it`, () => {
    const words = signs.map((sign) => ({ ...sign, sort: 1 }));
    let found = 0;
    fc.assert(
      fc.property(text, (each) => {
        const latin1 = Buffer.from(each).toString('latin1');
        if (!pattern.test(each) && !pattern.test(latin1)) return;
        found++;
        assert.equal(naiveSorts(words, latin1), 1);
      }),
      { numRuns: 10_000 },
    );
    assert.ok(found > 500, `${found} found`);
  });
