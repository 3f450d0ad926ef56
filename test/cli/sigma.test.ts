import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { makeFolder, writeLogs } from '../support/log-folder.ts';
import { runCli } from '../support/run-cli.ts';

const folder = makeFolder(after);
writeLogs(folder);
const rule = (title: string, logsource: string, detection: string) =>
  `title: ${title}\nid: ${title}\nlevel: high\ntags: [attack.execution, attack.t1059]\nlogsource: {${logsource}}\ndetection: {s: {${detection}}, condition: s}\n`;
const file = (name: string, text: string) => writeFileSync(join(folder, name), text);
file('shell.yml', rule('shell', 'category: process_creation', "CommandLine|contains: '.ps1'"));
file('needs.yml', rule('needs', 'category: process_creation', "CommandLine|contains|expand: '%needle%'"));
file('shop.yml', rule('shop', 'product: shop', "Text: 'a'"));
file('fields.yml', rule('fields', 'category: process_creation', "NoSuchField: 'a'"));
file('dns.yml', rule('dns', 'product: windows, category: dns_query', "QueryName: 'a'"));
file('bad.yml', rule('bad', 'category: process_creation', "Image|endwith: 'a'"));
file('values.yaml', "needle: ['.ps1']\n");
file('shop.pipeline.yaml', "product: shop\nevents: 'shop: *'\nfields: {Text: shop.text}\n");
file('broken.yaml', 'product: [shop\n');

const run = (...args: string[]) => runCli(args, { cwd: folder });

test('a Sigma rule raises alerts in a scan, with its level and its techniques', async () => {
  const { stdout } = await run('scan', 'guest.ndjson', '--rules', 'shell.yml', '--format', 'json');
  const { alerts } = JSON.parse(stdout);
  assert.ok(alerts.length > 0);
  const [alert] = alerts;
  assert.equal(alert['kibana.alert.rule.name'], 'shell');
  assert.deepEqual([alert['kibana.alert.severity'], alert['kibana.alert.risk_score']], ['high', 73]);
  assert.equal(alert['kibana.alert.rule.threat'][0].technique[0].id, 'T1059');
});

test('placeholders ask for their values, and take them from a file', async () => {
  const without = await run('scan', 'guest.ndjson', '--rules', 'needs.yml');
  assert.equal(without.code, 2);
  assert.match(without.stderr, /it needs values for the placeholder %needle%/);
  const { stdout } = await run(
    ...['scan', 'guest.ndjson', '--rules', 'needs.yml', '--placeholders', 'values.yaml', '--format', 'json'],
  );
  assert.ok(JSON.parse(stdout).alerts.length > 0);
});

test('a pipeline describes a logsource that nothing else does', async () => {
  file('shop.json', '{"shop":{"text":"A"}}\n{"shop":{"text":"b"}}\n{"text":"a"}\n');
  const unknown = await run('query', 'shop.yml', 'shop.json', '--language', 'sigma');
  assert.equal(unknown.code, 2);
  assert.match(unknown.stderr, /no pipeline describes the product shop/);
  const { stdout, code } = await run(
    ...['query', 'shop.yml', 'shop.json', '--language', 'sigma', '--pipeline', 'shop.pipeline.yaml'],
  );
  assert.deepEqual([code, stdout], [0, '{"shop":{"text":"A"}}\n']);
});

test('a wrong pipeline is told with its place, and nothing runs', async () => {
  const { code, stderr } = await run('rules', 'check', 'shop.yml', '--pipeline', 'broken.yaml');
  assert.equal(code, 2);
  assert.match(stderr, /broken\.yaml:\d+:\d+: /);
  assert.match((await run('rules', 'list', 'shop.yml', '--pipeline', 'none.yaml')).stderr, /it is not there/);
});

test('--profile says what a Sigma rule cost', async () => {
  const args = ['scan', 'guest.ndjson', '--rules', 'shell.yml', '--profile', '--format', 'json'];
  const { stdout, stderr } = await run(...args);
  const matched = JSON.parse(stdout).alerts.length;
  assert.ok(matched > 0);
  const [, evaluated] = new RegExp(`^ +\\d+\\.\\d +(\\d+) +${matched}  shell$`, 'm').exec(stderr) ?? [];
  assert.ok(Number(evaluated) >= matched, stderr);
});

test('a query that is the name of no file says so', async () => {
  for (const name of ['none.yml', './none.yml', 'whoami']) {
    const { code, stdout, stderr } = await run('query', name, 'guest.ndjson', '--language', 'sigma');
    assert.deepEqual([code, stdout], [3, '']);
    assert.equal(
      stderr,
      `error: there is no file ${name}. A query in Sigma is the file of a rule, its text, or a detection alone.\n`,
    );
  }
});

test('a query is the file of a rule, its text, or a detection alone', async () => {
  const ids = async (query: string) =>
    (await run('query', query, 'guest.ndjson', '--language', 'sigma', '--ids')).stdout;
  const found = await ids('shell.yml');
  assert.notEqual(found, '');
  assert.equal(await ids(rule('shell', 'category: process_creation', "CommandLine|contains: '.ps1'")), found);
  const everywhere = await ids("{s: {process.command_line|contains: '.ps1'}, condition: s}");
  assert.ok(everywhere.split('\n').length >= found.split('\n').length);
  const wrong = await run(
    'query',
    '{s: {F|endwith: a}, condition: s}',
    'guest.ndjson',
    '--language',
    'sigma',
  );
  assert.equal(wrong.code, 2);
  assert.match(wrong.stderr, /Did you mean endswith\?/);
});

test('check names what is wrong, and what no event of these logs could satisfy', async () => {
  const wrong = await run('rules', 'check', 'bad.yml');
  assert.equal(wrong.code, 2);
  assert.match(wrong.stdout, /^bad\.yml:6:\d+: error: There is no modifier `endwith`/);
  const { stdout } = await run(
    ...['rules', 'check', 'shell.yml', 'fields.yml', 'dns.yml', 'shop.yml', '--against', 'guest.ndjson'],
  );
  assert.match(
    stdout,
    /dns could never match in these logs because they hold no event of windows\/dns_query/,
  );
  assert.match(stdout, /fields could never match .* because no event that it reads has .*NoSuchField/);
  assert.match(stdout, /shop cannot run because no pipeline describes the product shop/);
  assert.doesNotMatch(stdout, /shell could never/);
});

test('explain tells logsource and items apart', async () => {
  const { stdout } = await run('rules', 'explain', 'shell', 'guest.ndjson', '--rules', 'shell.yml');
  assert.match(stdout, /^yes {2}logsource process_creation$/m);
  assert.match(stdout, /s: CommandLine\|contains: '\.ps1'/);
  assert.match(stdout, /the rule as a whole/);
});

test('list, show and coverage know them', async () => {
  assert.match((await run('rules', 'list', 'shell.yml', 'shop.yml')).stdout, /2 rules, 1 cannot run/);
  assert.match((await run('rules', 'show', 'shell', '--rules', 'shell.yml')).stdout, /sigma/);
  assert.match((await run('rules', 'coverage', 'shell.yml')).stdout, /"techniqueID": "T1059"/);
});
