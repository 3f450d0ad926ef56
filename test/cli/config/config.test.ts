import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { settingNames } from '../../../src/cli/config/setting-table.ts';
import { makeFolder, writeLogs } from '../../support/log-folder.ts';
import { runCli } from '../../support/run-cli.ts';

interface Shown {
  readonly settings: readonly { readonly name: string; readonly value?: unknown; readonly origin: object }[];
}

/** A folder with logs and a user's configuration of its own. */
function setUp(project?: string, user?: string) {
  const cwd = makeFolder(after);
  const home = makeFolder(after);
  writeLogs(cwd);
  if (project !== undefined) writeFileSync(join(cwd, 'throughline.yaml'), project);
  mkdirSync(join(home, 'throughline'));
  if (user !== undefined) writeFileSync(join(home, 'throughline', 'config.yaml'), user);
  const env = { XDG_CONFIG_HOME: home };
  const show = async (more: Record<string, string> = {}, ...args: string[]) => {
    const { stdout } = await runCli([...args, 'config', 'show', '--format', 'json'], {
      cwd,
      env: { ...env, ...more },
    });
    const { settings }: Shown = JSON.parse(stdout);
    return Object.fromEntries(settings.map(({ name, value, origin }) => [name, { value, origin }]));
  };
  return { cwd, home, env, show };
}

test('environment wins over the project’s file, that over the user’s, and all over the default', async () => {
  const { home, show } = setUp(
    'format: csv\nquiet: true\n',
    '# mine\nformat: json\nquiet: false\nverbose: true\n',
  );
  const shown = await show({ THROUGHLINE_FORMAT: 'markdown' });
  assert.deepEqual(shown['format'], {
    value: 'markdown',
    origin: { kind: 'environment', variable: 'THROUGHLINE_FORMAT' },
  });
  assert.deepEqual(shown['quiet'], {
    value: true,
    origin: { kind: 'project', file: 'throughline.yaml', line: 2 },
  });
  assert.deepEqual(shown['verbose'], {
    value: true,
    origin: { kind: 'user', file: join(home, 'throughline', 'config.yaml'), line: 4 },
  });
  assert.deepEqual(shown['color'], { value: undefined, origin: { kind: 'default' } });
});

test('the table names value and origin', async () => {
  const { cwd, env } = setUp('covered: cloud:2026-06-01..2026-06-30\n');
  const { stdout } = await runCli(['config', 'show'], { cwd, env });
  assert.match(stdout, /^covered +throughline\.yaml:1 +cloud:2026-06-01\.\.2026-06-30$/m);
  assert.match(stdout, /^verbose +default +false$/m);
  assert.match(stdout, /^project’s file: .*throughline\.yaml$/m);
});

test('paths of a file start where the file lies', async () => {
  const { cwd, show } = setUp('exceptions: [known.yaml]\n');
  const inside = join(cwd, 'inside');
  mkdirSync(inside);
  assert.deepEqual((await show())['exceptions']?.value, [join(cwd, 'known.yaml')]);
});

test('--config takes the place of the project’s file, --no-config does without any', async () => {
  const { cwd, show } = setUp('format: csv\n', 'verbose: true\n');
  writeFileSync(join(cwd, 'other.json'), '{"format": "json"}');
  assert.equal((await show({}, '--config', 'other.json'))['format']?.value, 'json');
  assert.equal((await show({ THROUGHLINE_CONFIG: 'other.json' }))['format']?.value, 'json');
  assert.equal((await show({}, '--config', 'other.json'))['verbose']?.value, true);
  assert.equal((await show({}, '--no-config'))['verbose']?.value, undefined);
});

test('a scan obeys the file, and a flag wins over it', async () => {
  const { cwd, env } = setUp('format: csv\nfail-on: [unrequested]\nrules: false\n');
  const configured = await runCli(['scan', 'activity.ndjson', 'guest.ndjson'], { cwd, env });
  assert.match(configured.stdout, /^time,verdict,/);
  assert.equal(configured.code, 1);
  const flagged = await runCli(['scan', '.', '--format', 'json', '--fail-on', 'ambiguous'], { cwd, env });
  assert.equal(JSON.parse(flagged.stdout).attributions.length, 2);
  assert.equal(flagged.code, 0);
  const without = await runCli(['scan', '.', '--no-config', '--no-rules'], { cwd, env });
  assert.match(without.stdout, /^\{"@timestamp"/);
  assert.equal(without.code, 0);
});

test('a format of scans is nothing to a command with formats of its own', async () => {
  const { cwd, env } = setUp('format: csv\n');
  const { code, stdout } = await runCli(['formats'], { cwd, env });
  assert.equal(code, 0);
  assert.match(stdout, /^elastic-defend/);
});

test('everything wrong is shown with its place, and nothing is read', async () => {
  const { cwd, env } = setUp('fromat: table\nverbose: 1\n');
  const { code, stdout, stderr } = await runCli(['scan', '.'], {
    cwd,
    env: { ...env, THROUGHLINE_QUITE: '1' },
  });
  assert.deepEqual([code, stdout], [3, '']);
  assert.match(
    stderr,
    /^throughline\.yaml:1:1: error: there is no setting fromat \[config-unknown-key\]\n {4}fromat: table\n {4}\^{6}\n {4}Did you mean format\?$/m,
  );
  assert.match(stderr, /^throughline\.yaml:2:10: error: verbose is to be true or false \[config-value\]$/m);
  assert.match(
    stderr,
    /^environment: error: there is no setting THROUGHLINE_QUITE.*\n {4}Did you mean THROUGHLINE_QUIET\?$/m,
  );
  assert.match(
    stderr,
    /\nerror: throughline\.yaml and the environment cannot be used\. Mend what stands above; .*\n$/,
  );
});

const unusable: [what: string, args: string[], line: RegExp][] = [
  [
    'a file that is not there',
    ['--config', 'missing.yaml', 'config', 'show'],
    /cannot find the configuration missing\.yaml/,
  ],
  ['an action that there is not', ['config', 'shwo'], /unknown command 'shwo'\. Did you mean show\?/],
];

for (const [what, args, line] of unusable) {
  test(`config with ${what} ends with 3`, async () => {
    const { cwd, env } = setUp();
    const { code, stderr } = await runCli(args, { cwd, env });
    assert.match(stderr, line);
    assert.equal(code, 3);
  });
}

test('config without an action is answered with help', async () => {
  const { code, stdout, stderr } = await runCli(['config']);
  assert.deepEqual([code, stderr], [0, '']);
  assert.match(stdout, /^Examples:.*config show.*Commands:/s);
});

test('two files of one rank are refused', async () => {
  const { cwd, env } = setUp('quiet: true\n');
  writeFileSync(join(cwd, 'throughline.json'), '{}');
  const { code, stderr } = await runCli(['config', 'show'], { cwd, env });
  assert.equal(code, 3);
  assert.match(stderr, /there are both .*throughline\.yaml and .*throughline\.json\. Keep one of them\./);
});

test('the JSON Schema takes what the configuration takes', async () => {
  const { stdout } = await runCli(['config', 'schema']);
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true }).compile(
    JSON.parse(stdout),
  );
  assert.equal(validate({ format: 'table', covered: ['cloud:2026-03-01..2026-03-07'], rules: false }), true);
  for (const wrong of [{ fromat: 'table' }, { verbose: 1 }, { inventory: [7] }, [], 'text'])
    assert.equal(validate(wrong), false, JSON.stringify(wrong));
  assert.deepEqual(Object.keys(JSON.parse(stdout).properties), settingNames);
});

test('docs/configuration.md lists every setting, its variable, and an example that is right', async () => {
  const page = readFileSync(new URL('../../../docs/configuration.md', import.meta.url), 'utf8');
  for (const name of settingNames) {
    assert.match(page, new RegExp(`^\\| \`${name}\` \\|`, 'm'));
    assert.ok(page.includes(`THROUGHLINE_${name.toUpperCase().replaceAll('-', '_')}`), name);
  }
  const { stdout } = await runCli(['config', 'schema']);
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(JSON.parse(stdout));
  const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)];
  assert.ok(examples.length > 0);
  for (const [, text = ''] of examples)
    assert.equal(validate(parse(text)), true, JSON.stringify(validate.errors));
});
