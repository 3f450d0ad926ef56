import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { isFault, parseRecord } from '../../src/ingest/decode/parse-record.ts';
import { mayHoldCommandSecret, redactRecord } from '../../src/ingest/redact.ts';
import { holdsSecret } from '../../src/ingest/skim/unparsed/holds-secret.ts';
import { UnparsedRecords } from '../../src/ingest/skim/unparsed/unparsed-records.ts';
import { incidentFiles, sampleLines } from './support/skim-corpus.ts';

/* Synthetic: every password is made up. */

const records = new UnparsedRecords();
const tally = { read: 0, redacted: 0 };

/** Holds what is said of the line that is not parsed against what is written anew of it. */
function same(text: string): void {
  const line = Buffer.from(text);
  const bytes = Buffer.concat([line, Buffer.from('\n')]);
  const shape = records.read(bytes, 0, line.length);
  if (!shape) return;
  const parsed = parseRecord(bytes, 0, line.length, 1000);
  assert.ok(!isFault(parsed), text);
  const { value, raw } = parsed;
  const isRedacted = redactRecord(value, raw, 'guest') !== value;
  const mayHold = records.line.hasNumberedEscape || mayHoldCommandSecret.test(raw);
  const said =
    mayHold && holdsSecret(records, shape.record, { original: raw, latin1: line.toString('latin1') });
  assert.equal(said, isRedacted, text);
  tally.read++;
  if (isRedacted) tally.redacted++;
}

const folder = 'C:\\Packages\\Plugins\\Microsoft.CPlat.Core.RunCommandWindows\\1.1.22\\Downloads';

const command = fc.constantFrom(
  ...[
    'notepad.exe',
    '',
    '-',
    'sudo ls',
    'x.ps1',
    'internet use',
    'net',
    'use',
    '4104',
    'ScriptBlockText',
    folder,
  ],
  'echo hunter2 | sudo -S -u svc-deploy /home/svc-deploy/waagent/run-command-handler-runas/download/x/0/script.sh',
  'powershell  -ExecutionPolicy Unrestricted -File script12.ps1 -AdminPassword hunter2',
  'https://contoso.blob.core.windows.net/x?sv=2024&sig=aHVudGVyMg%3D%3D',
  'net user meganb hunter2 /add',
  'NET1  use * \\\\files.contoso.com\\x hunter2',
  ...[
    '\t',
    '\n',
    '\t\t\t\t',
    ' '.repeat(8),
    '\u2003'.repeat(3),
    '\u2003'.repeat(30),
    '\f',
    '\u00a0'.repeat(7),
    '"\t" ',
  ].map((gap) => `net${gap}user meganb${gap}hunter2 /add`),
  `"net.exe" user meganb hunter2`,
  "$password = 'hunter2'",
);

const numbered = (letter: string) => `\\u00${letter.charCodeAt(0).toString(16)}`;

/** The same text in other values, and in other signs. */
const value = command.chain((text) => {
  const inner = JSON.stringify({ a: text }).replace(/[psn]/g, numbered);
  return fc.constantFrom<unknown[]>(
    text,
    text,
    text,
    `☕ ${text}`,
    [text],
    [text.split(' ')[0], ...text.split(' ').slice(1)],
    { a: { b: text } },
    [{ a: [text] }],
    JSON.stringify({ a: text }),
    ` ${JSON.stringify([text, 1])}`,
    JSON.stringify({ a: JSON.stringify({ b: text }) }),
    inner,
    [inner],
    { a: inner },
    7,
    null,
  );
});

const written = fc
  .tuple(fc.array(value, { maxLength: 5 }), fc.constantFrom('plain', 'plain', 'numbered', 'spaced'))
  .map(([values, how]) => {
    const names = ['EventID', 'CommandLine', 'ScriptBlockText', '-', 'Message'];
    const record = Object.fromEntries(values.map((each, at) => [names[at], each]));
    const text = JSON.stringify(record);
    if (how === 'numbered') return text.replace(/[|o]/g, numbered);
    return how === 'spaced' ? text.replaceAll('":', '" : ').replaceAll('/', '\\/') : text;
  });

describe('whether redaction would write a record anew is said without parsing it', () => {
  test('of samples and of the example', () => {
    for (const line of sampleLines()) same(line);
    for (const file of incidentFiles()) for (const line of file.toString().split('\n')) same(line);
    assert.ok(tally.read > 250 && tally.redacted > 50, JSON.stringify(tally));
  });

  test('of records with secrets in any member, also within others', () => {
    Object.assign(tally, { read: 0, redacted: 0 });
    fc.assert(fc.property(written, same), { numRuns: 4000 });
    assert.ok(tally.redacted > 500 && tally.read - tally.redacted > 500, JSON.stringify(tally));
  });
});
