import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { makeFolder, writeLogs } from '../support/log-folder.ts';
import { runCli } from '../support/run-cli.ts';

const folder = makeFolder(after);
writeLogs(folder);
const head = 'name = "x"\nrule_id = "1"\n';
writeFileSync(
  join(folder, 'eql.toml'),
  `[rule]\n${head}type = "eql"\nlanguage = "eql"\nquery = "any where true"\n`,
);
writeFileSync(join(folder, 'bad.toml'), `[rule]\n${head}type = "query"\nquery = "a: (b"\n`);
writeFileSync(
  join(folder, 'other.toml'),
  `[rule]\n${head}type = "query"\nindex = ["logs-okta*"]\nquery = "a: b"\n`,
);

test('a scan raises the alerts of the bundled rules', async () => {
  const { stdout } = await runCli(['scan', '.', '--format', 'json'], { cwd: folder });
  const names = JSON.parse(stdout).alerts.map(
    (alert: Record<string, unknown>) => alert['kibana.alert.rule.name'],
  );
  assert.ok(names.includes('Azure Run Command correlated with process execution'));
  assert.ok(names.includes('Cloud handler ran a command that no log requested'));
});

test('the runs are the same without rules', async () => {
  const [with_, without] = await Promise.all(
    [[], ['--no-rules']].map((more) => runCli(['scan', '.', '--format', 'json', ...more], { cwd: folder })),
  );
  const parsed = [with_, without].map((result) => JSON.parse(result?.stdout ?? ''));
  assert.deepEqual(parsed[0].attributions, parsed[1].attributions);
  assert.equal('alerts' in parsed[1], false);
});

test('a set of which no rule can run is an error', async () => {
  const { code, stdout, stderr } = await runCli(['scan', '.', '--rules', 'eql.toml'], { cwd: folder });
  assert.deepEqual([code, stdout], [2, '']);
  assert.match(stderr, /can run: its language, EQL, is not evaluated yet/);
});

test('what cannot run is said where nobody watches, with its reasons under --verbose', async () => {
  const args = ['scan', '.', '--rules', 'eql.toml', '--rules', '../nowhere'];
  assert.match((await runCli(args, { cwd: folder })).stderr, /cannot find the rules \.\.\/nowhere/);
  const { stderr } = await runCli(
    [
      'scan',
      'activity.ndjson',
      'guest.ndjson',
      '--rules',
      'bad.toml',
      '--rules',
      join(import.meta.dirname, '../../rules'),
    ],
    { cwd: folder },
  );
  assert.match(stderr, /31 rules loaded, 1 cannot run \(--verbose says why\)/);
});

test('list and check look where --rules says, as where a path says', async () => {
  const [byPath, byOption] = await Promise.all(
    [['bad.toml'], ['--rules', 'bad.toml']].map((where) =>
      Promise.all(
        ['list', 'check'].map(
          async (action) => (await runCli(['rules', action, ...where], { cwd: folder })).stdout,
        ),
      ),
    ),
  );
  assert.deepEqual(byOption, byPath);
  assert.match(byPath?.[0] ?? '', /\n1 rule, 1 cannot run\n$/);
  assert.match(byPath?.[1] ?? '', /\n1 rule: 0 run, 1 cannot; 1 error\n$/);
});

test('of a folder, what cannot be read is counted in the list, and what lies in _deprecated is left out', async () => {
  const place = makeFolder(after);
  mkdirSync(join(place, '_deprecated'));
  const without = 'title: x\ndetection: {s: {a: b}, condition: s}\n';
  writeFileSync(join(place, 'half_deprecated.yml'), without);
  writeFileSync(join(place, '_deprecated', 'old.yml'), without);
  writeFileSync(join(place, 'new.yml'), `${without}logsource: {product: windows}\n`);
  const { stdout } = await runCli(['rules', 'list', '.'], { cwd: place });
  assert.match(stdout, /\n1 rule, 0 cannot run, 1 problem in rule files: see rules check\n$/);
});

test('check: errors with their place, in every format', async () => {
  const { code, stdout } = await runCli(['rules', 'check', 'bad.toml'], { cwd: folder });
  assert.equal(code, 2);
  assert.match(stdout, /^bad\.toml:5:4: error: /);
  const sarif = JSON.parse(
    (await runCli(['rules', 'check', 'bad.toml', '-f', 'sarif'], { cwd: folder })).stdout,
  );
  assert.equal(sarif.runs[0].results[0].locations[0].physicalLocation.region.startLine, 5);
  const junit = (await runCli(['rules', 'check', 'bad.toml', '-f', 'junit'], { cwd: folder })).stdout;
  assert.match(junit, /<testsuite name="bad\.toml" tests="1" failures="1">/);
});

test('check --against: what could never match', async () => {
  const { code, stdout } = await runCli(['rules', 'check', 'other.toml', '--against', 'activity.ndjson'], {
    cwd: folder,
  });
  assert.equal(code, 0);
  assert.match(stdout, /could never match in these logs because they hold no event of logs-okta\*/);
});

test('the cases of the bundled rules pass, and their layer holds the technique of Run Command', async () => {
  assert.match(
    (await runCli(['rules', 'test'])).stdout,
    /^\d+ cases passed, 0 failed, 0 rules have no cases\n$/,
  );
  const layer = JSON.parse((await runCli(['rules', 'coverage'])).stdout);
  assert.ok(layer.techniques.some(({ techniqueID }: { techniqueID: string }) => techniqueID === 'T1651'));
});

test('explain says of each condition whether the event meets it', async () => {
  const args = ['rules', 'explain', 'Azure command execution on', 'activity.ndjson'];
  const { stdout } = await runCli(args, { cwd: folder });
  assert.match(stdout, /^yes {2}data_stream\.dataset: azure\.activitylogs$/m);
});

test('query prints ids or documents of any JSON, typed by a mapping', async () => {
  writeFileSync(join(folder, 'docs.json.txt'), '{"n":1,"k":"10.1.2.3"}\n{"n":2,"k":"192.0.2.1"}\n');
  writeFileSync(join(folder, 'mapping.json.txt'), '{"k":"ip"}');
  const ask = (...args: string[]) => runCli(['query', ...args], { cwd: folder });
  const typed = await ask(
    'k: 10.0.0.0/8',
    'docs.json.txt',
    '--ids',
    '--id-field',
    'n',
    '--mapping',
    'mapping.json.txt',
  );
  assert.equal(typed.stdout, '1\n');
  assert.equal((await ask('n > 1', 'docs.json.txt')).stdout, '{"n":2,"k":"192.0.2.1"}\n');
  const wrong = await ask('a: (b', 'docs.json.txt');
  assert.deepEqual([wrong.code, wrong.stdout], [2, '']);
});

test('exceptions keep events from rules, and the scan says which and why', async () => {
  const rule = 'Cloud handler ran a command that no log requested';
  const lines = ['name: drill', 'reason: an exercise', 'author: meganb@contoso.com', 'expires: never'];
  const when = `rules: ["${rule}"]\n    when: 'host.name: *'`;
  writeFileSync(join(folder, 'known.yaml.txt'), `exceptions:\n  - ${[...lines, when].join('\n    ')}\n`);
  const args = ['scan', '.', '--format', 'json', '--exceptions', 'known.yaml.txt'];
  const { code, stdout, stderr } = await runCli(args, { cwd: folder });
  assert.equal(code, 0);
  const names = JSON.parse(stdout).alerts.map(
    (alert: Record<string, unknown>) => alert['kibana.alert.rule.name'],
  );
  assert.ok(names.length > 0 && !names.includes(rule));
  assert.match(
    stderr,
    /1 event kept from Cloud handler .* by the exception drill: an exercise \(meganb@contoso\.com\)/,
  );
});

test('explain finds attributions too, and says of their conditions what the rule says', async () => {
  const args = ['rules', 'explain', 'Azure Run Command correlated', '.'];
  const { stdout } = await runCli(args, { cwd: folder });
  assert.match(stdout, /^yes {2}reads logs-throughline\.attributions-default$/m);
  assert.match(stdout, /^yes {2}throughline\.operation\.channel: \(run-command-action or /m);
  assert.match(stdout, /^yes {2}the query and its filters as a whole$/m);
});

test('explain says why a condition does not hold', async () => {
  const query = 'query = "data_stream.dataset: Azure.activitylogs and no.field: 1"';
  writeFileSync(
    join(folder, 'why.toml'),
    `[rule]\n${head}type = "query"\nindex = ["logs-azure*"]\n${query}\n`,
  );
  const args = ['rules', 'explain', 'x', 'activity.ndjson', '--rules', 'why.toml'];
  const { stdout } = await runCli(args, { cwd: folder });
  assert.match(stdout, /^no {3}data_stream\.dataset: Azure\.\w+ {2}-- upper and lower case differ$/m);
  assert.match(stdout, /^no {3}no\.field: 1 {2}-- the event has no such field$/m);
});

test('a mapping types the fields of rules', async () => {
  const query = 'query = "place: 10.0.0.0/8"';
  writeFileSync(join(folder, 'typed.toml'), `[rule]\n${head}type = "query"\nindex = ["logs-*"]\n${query}\n`);
  writeFileSync(join(folder, 'place.json.txt'), '{"place":"ip"}');
  const record = { '@timestamp': '2026-03-03T08:00:00Z', place: '10.1.2.3', event: { dataset: 'test' } };
  writeFileSync(join(folder, 'place.ndjson.txt'), `${JSON.stringify(record)}\n`);
  const count = async (...more: string[]) => {
    const args = ['scan', 'place.ndjson.txt', '--format', 'json', '--rules', 'typed.toml', ...more];
    return JSON.parse((await runCli(args, { cwd: folder })).stdout).alerts.length;
  };
  assert.deepEqual([await count(), await count('--mapping', 'place.json.txt')], [0, 1]);
});

test('what an earlier scan wrote, scanned with the logs or alone, raises the same alerts', async () => {
  const logs = makeFolder(after);
  writeLogs(logs);
  const ids = async (...paths: string[]) => {
    const { stdout } = await runCli(['scan', ...paths, '--format', 'json'], { cwd: logs });
    const alerts: Record<string, unknown>[] = JSON.parse(stdout).alerts;
    return alerts.map((alert) => `${alert['kibana.alert.rule.name']} ${alert['kibana.alert.uuid']}`);
  };
  const first = await ids('.');
  const { stdout } = await runCli(['scan', '.', '--format', 'ndjson'], { cwd: logs });
  writeFileSync(join(logs, 'result.ndjson'), stdout);
  assert.deepEqual(await ids('.'), first);
  const alone = await ids('result.ndjson');
  assert.ok(alone.length > 0 && alone.every((id) => first.includes(id)));
});

test('list says which rules are switched off, and a scan runs them where they are named', async () => {
  writeFileSync(
    join(folder, 'off.toml'),
    `[rule]\n${head}type = "query"\nenabled = false\nindex = ["logs-azure*"]\nquery = "*"\n`,
  );
  const { stdout } = await runCli(['rules', 'list', 'off.toml'], { cwd: folder });
  assert.match(stdout, /x {2}switched off where it comes from$/m);
  const args = ['scan', 'activity.ndjson', '--format', 'json', '--rules', 'off.toml'];
  assert.ok(JSON.parse((await runCli(args, { cwd: folder })).stdout).alerts.length > 0);
});

test('the summary for programs says what became of the rules', async () => {
  const lines = ['name: drill', 'reason: an exercise', 'author: meganb@contoso.com', 'expires: never'];
  writeFileSync(
    join(folder, 'all.yaml.txt'),
    `exceptions:\n  - ${lines.join('\n    ')}\n    when: 'host.name: *'\n`,
  );
  writeFileSync(
    join(folder, 'eql2.toml'),
    `[rule]\nname = "e"\nrule_id = "2"\ntype = "eql"\nquery = "any where true"\n`,
  );
  const bundled = join(import.meta.dirname, '../../rules');
  const args = [
    'scan',
    'activity.ndjson',
    'guest.ndjson',
    '--format',
    'json',
    '--rules',
    'eql2.toml',
    '--rules',
    bundled,
  ];
  const { stdout } = await runCli([...args, '--exceptions', 'all.yaml.txt'], { cwd: folder });
  const { rules } = JSON.parse(stdout).summary;
  assert.deepEqual(rules.cannot_run, [
    { id: '2', name: 'e', reason: 'its language, EQL, is not evaluated yet' },
  ]);
  const [excepted] = rules.excepted;
  assert.deepEqual(
    [excepted.name, excepted.reason, excepted.author],
    ['drill', 'an exercise', 'meganb@contoso.com'],
  );
  assert.ok(excepted.events > 0 && excepted.rules.length > 0);
});
