import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redactScriptText } from '../../src/ingest/redaction/script-text.ts';
import { memoryInput } from './support/memory-input.ts';
import { readAll } from './support/read-all.ts';

/* Synthetic: lines as administrators write them; every secret is made up and holds the word hunter2. */

const gone: readonly [script: string, clean: string][] = [
  [`$password = 'hunter2'`, `$password = [redacted]`],
  [`$AdminPwd="hunter2 ""x"" \`" y"; whoami`, `$AdminPwd=[redacted]; whoami`],
  [`$script:dbPassword = [string] 'hunter2'`, `$script:dbPassword = [string] [redacted]`],
  [`$token = @'\nhunter2\n'@\nwhoami`, `$token = [redacted]\nwhoami`],
  [`$secret = "hunter2 never ends`, `$secret = [redacted]`],
  [`@{ Name = 'web'; Password = 'hunter2' }`, `@{ Name = 'web'; Password = [redacted] }`],
  [`{"user": "miriamg", "apiKey": "hunter2"}`, `{"user": "miriamg", "apiKey": [redacted]}`],
  [`"Server=db;Password=hunter2;Encrypt=True"`, `"Server=db;Password=[redacted];Encrypt=True"`],
  [
    `ConvertTo-SecureString "hunter2" -AsPlainText -Force`,
    `ConvertTo-SecureString [redacted] -AsPlainText -Force`,
  ],
  [
    `ConvertTo-SecureString -AsPlainText -Force hunter2`,
    `ConvertTo-SecureString -AsPlainText -Force [redacted]`,
  ],
  [
    `ConvertTo-SecureString -Key (1..16) -String 'hunter2'`,
    `ConvertTo-SecureString -Key (1..16) -String [redacted]`,
  ],
  [`'hunter2' | ConvertTo-SecureString -AsPlainText`, `[redacted] | ConvertTo-SecureString -AsPlainText`],
  [
    `New-LocalUser miriamg -Password 'hunter2' -PassThru`,
    `New-LocalUser miriamg -Password [redacted] -PassThru`,
  ],
  [`Connect -ClientSecret:hunter2 -Tenant x`, `Connect -ClientSecret:[redacted] -Tenant x`],
  [`Connect -Token hunter2`, `Connect -Token [redacted]`],
  [`cmdkey /add:srv /user:miriamg /pass:hunter2`, `cmdkey /add:srv /user:miriamg /pass:[redacted]`],
  [
    `New-Object Net.NetworkCredential('miriamg', 'hunter2')`,
    `New-Object Net.NetworkCredential('miriamg', [redacted])`,
  ],
  [`[Net.NetworkCredential]::new($user, "hunter2")`, `[Net.NetworkCredential]::new($user, [redacted])`],
  [
    `([ADSI]"WinNT://./miriamg").SetPassword('hunter2')`,
    `([ADSI]"WinNT://./miriamg").SetPassword([redacted])`,
  ],
  [`net user miriamg hunter2 /add`, `net user miriamg [redacted] /add`],
  [
    `net user /add miriamg hunter2; net localgroup administrators /add miriamg`,
    `net user /add miriamg [redacted]; net localgroup administrators /add miriamg`,
  ],
  [`& net.exe user "miriam graham" "hunter2 x" /add /y`, `& net.exe user "miriam graham" [redacted] /add /y`],
  [`net use Z: \\\\srv\\share hunter2 /user:miriamg`, `net use Z: \\\\srv\\share [redacted] /user:miriamg`],
  [
    `AccountName=x;AccountKey=hunter2==;EndpointSuffix=y`,
    `AccountName=x;AccountKey=[redacted];EndpointSuffix=y`,
  ],
  [
    `iwr "https://x.example.com/a?sv=1&sig=hunter2%3D&se=2"`,
    `iwr "https://x.example.com/a?sv=1&sig=[redacted]&se=2"`,
  ],
  [
    `-Headers @{ Authorization = "Bearer hunter2.abc_def" }`,
    `-Headers @{ Authorization = "Bearer [redacted]" }`,
  ],
  [`curl -H 'Authorization: Basic aHVudGVyMg=='`, `curl -H 'Authorization: Basic [redacted]'`],
  [
    `git clone https://miriamg:hunter2@git.example.com/x`,
    `git clone https://miriamg:[redacted]@git.example.com/x`,
  ],
  [`$x = 'eyJhbGciOiJub25l.eyJzdWIiOiJodW50ZXIy.hunter2'`, `$x = '[redacted]'`],
  [`"-----BEGIN RSA PRIVATE KEY-----\nhunter2\n-----END RSA PRIVATE KEY-----"`, `"[redacted]"`],
  [`-----BEGIN PRIVATE KEY-----\nhunter2`, `[redacted]`],
];

for (const [script, clean] of gone) {
  test(`redacted: ${script}`, () => {
    assert.equal(redactScriptText(script), clean);
    assert.equal(redactScriptText(clean), clean, 'again');
  });
}

const stays = [
  `$password = Read-Host -AsSecureString`,
  `$token = (Invoke-RestMethod -Uri $tokenUri -Headers @{Metadata='true'}).access_token`,
  `$tokenUri = 'http://169.254.169.254/metadata/identity/oauth2/token?resource=https://vault.azure.net'`,
  `New-LocalUser -Name miriamg -Password $pw -PasswordNeverExpires:$true`,
  `-Headers @{ Authorization = "Bearer $token" }`,
  `Get-AzKeyVaultSecret -VaultName kv -SecretName 'db'`,
  `ConvertTo-SecureString $plain -AsPlainText -Force`,
  `net user`,
  `net user miriamg /active:yes`,
  `net user miriamg * /add`,
  `net localgroup administrators miriamg /add`,
  `Get-Item -PassThru 'x'`,
  `Write-Host "Enter the password: "; whoami /all "x"`,
  `Set-MpPreference -DisableRealtimeMonitoring $true`,
  `-Password "$password"`,
];

for (const script of stays)
  test(`left alone: ${script}`, () => assert.equal(redactScriptText(script), script));

const path = String.raw`C:\Packages\Plugins\Microsoft.CPlat.Core.RunCommandWindows\1.1.22\Downloads\script0.ps1`;
const script = `$password = 'hunter2'\nnet user miriamg hunter2 /add\nwhoami`;

/** One logged script in the shapes that it comes in; `file` is where it lay. */
function shapes(file: string): Record<string, unknown>[] {
  const message = `Creating Scriptblock text (1 of 1):\r\n${script}\r\n\r\nScriptBlock ID: x\r\nPath: ${file}`;
  const data = { ScriptBlockText: script, ScriptBlockId: 'x', Path: file, MessageNumber: 1, MessageTotal: 1 };
  return [
    {
      '@timestamp': '2026-06-03T09:30:13Z',
      event: { code: '4104', provider: 'Microsoft-Windows-PowerShell' },
      powershell: { file: { script_block_id: 'x', script_block_text: script } },
      file: { path: file },
      message,
    },
    { '@timestamp': '2026-06-03T09:30:13Z', winlog: { event_id: 4104, event_data: data }, message },
  ];
}

for (const [index, shape] of shapes(path).entries()) {
  test(`the script of a run, in document and original, shape ${index}`, async () => {
    const { events } = await readAll([memoryInput(JSON.stringify(shape))]);
    assert.equal(events.length, 1);
    assert.ok(!JSON.stringify(events).includes('hunter2'));
    assert.ok(events[0]?.original.includes('whoami'));
    assert.ok(events[0]?.original.includes('net user miriamg [redacted] /add'));
  });
}

test('scripts of other folders stay as they are, but for what command lines would not show either', async () => {
  for (const shape of shapes('C:\\tools\\deploy.ps1')) {
    const { events } = await readAll([memoryInput(JSON.stringify(shape))]);
    const text = JSON.stringify(shape).replaceAll('miriamg hunter2 /add', 'miriamg [redacted] /add');
    assert.deepEqual(events[0]?.doc, JSON.parse(text));
  }
});

test('the number of the event as the id of a process or thread makes no script of a record', async () => {
  for (const own of [{ process: { pid: 4104 } }, { winlog: { process: { thread: { id: 4104 } } } }]) {
    const record = {
      '@timestamp': '2026-06-03T09:30:13Z',
      ...own,
      file: { path },
      note: '-Password hunter2',
    };
    const { events } = await readAll([memoryInput(JSON.stringify(record))]);
    assert.equal(events[0]?.doc['note'], '-Password hunter2');
  }
});

test('hostile scripts take no longer than others', () => {
  const parts = [
    ...[
      'pass',
      'pass.',
      'pass-',
      '-pass ',
      '"',
      "'",
      '""',
      '`',
      '@"\n',
      'net user ',
      'net user /a ',
      ' /a',
      'net use \\\\a ',
    ],
    ...[
      'NetworkCredential("',
      'NetworkCredential(',
      'eyJ-',
      'eyJaaaaaaaa.',
      '://a:',
      ':',
      ' ',
      '=',
      'password = ',
      'a:',
    ],
    ...[
      '-----BEGIN PRIVATE KEY-----',
      'ConvertTo-SecureString ',
      '"a" |',
      'Bearer ',
      '$password=[a]',
      '"pass":',
      '_key',
    ],
  ];
  const start = performance.now();
  for (const part of parts) redactScriptText(part.repeat(Math.ceil(200_000 / part.length)));
  assert.ok(performance.now() - start < 10_000, `${performance.now() - start} ms`);
});
