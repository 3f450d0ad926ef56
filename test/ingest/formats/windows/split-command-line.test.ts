import assert from 'node:assert/strict';
import { test } from 'node:test';
import { baseName, filePath, joinPath } from '../../../../src/ingest/formats/windows/file-path.ts';
import { splitCommandLine } from '../../../../src/ingest/formats/windows/split-command-line.ts';

/* The first group is Microsoft's own table of examples for the C runtime's rules. */
const lines: readonly [line: string, args: readonly string[]][] = [
  ['"abc" d e', ['abc', 'd', 'e']],
  [String.raw`a\\b d"e f"g h`, [String.raw`a\\b`, 'de fg', 'h']],
  [String.raw`a\\\"b c d`, [String.raw`a\"b`, 'c', 'd']],
  [String.raw`a\\\\"b c" d e`, [String.raw`a\\b c`, 'd', 'e']],
  ['', []],
  ['  \t ', []],
  ['a', ['a']],
  ['"" a', ['', 'a']],
  ['powershell  -File  script0.ps1 ', ['powershell', '-File', 'script0.ps1']],
  [String.raw`C:\a\b.exe "C:\c d\" e`, [String.raw`C:\a\b.exe`, String.raw`C:\c d" e`]],
  [String.raw`a\\ b\ `, [String.raw`a\\`, 'b\\']],
  ['"never ends a', ['never ends a']],
  ['"a""b" c', ['a"b c']],
];

for (const [line, args] of lines) {
  test(`arguments of ${line}`, () => assert.deepEqual(splitCommandLine(line), args));
}

test('long and hostile lines take their time and no more', () => {
  const start = performance.now();
  for (const part of ['\\', '"', '\\"', ' ', 'a ', '""']) splitCommandLine(part.repeat(200_000));
  assert.ok(performance.now() - start < 2000);
});

test('parts of paths', () => {
  assert.deepEqual(filePath('C:\\a\\b.tar.gz'), {
    path: 'C:\\a\\b.tar.gz',
    directory: 'C:\\a',
    name: 'b.tar.gz',
    extension: 'gz',
  });
  assert.deepEqual(filePath('/etc/.profile').extension, undefined);
  assert.equal(baseName('cmd.exe'), 'cmd.exe');
  assert.equal(baseName('C:\\'), undefined);
  assert.equal(joinPath('/usr/bin', 'sh'), '/usr/bin/sh');
  assert.equal(joinPath('/usr/bin/sh', 'SH'), '/usr/bin/sh');
  assert.equal(joinPath('C:', 'a.exe'), 'C:\\a.exe');
  assert.equal(joinPath(undefined, 'a.exe'), undefined);
});
