import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { makeFolder } from '../support/log-folder.ts';
import { checkout } from '../support/run-cli.ts';
import { ShellFolder, throughlineOf } from '../support/shell-folder.ts';

/*
 * Commands that documents only name, in blocks without a mark, are run as well, in a folder that has what they ask for. What `az`
 * would print is the sample's Activity Log; what Elastic's repository or Kibana would hold, the bundled rules.
 */

const shell = new ShellFolder(makeFolder(after));
const at = (...names: string[]) => join(shell.path, ...names);
const sample = (name: string) => readFileSync(at('export', name));

for (const name of ['guest', 'endpoint', 'logs/h=09', '.zfunc', '.config/fish/completions'])
  mkdirSync(at(name), { recursive: true });
cpSync(at('export'), at('exports'), { recursive: true });
for (const name of ['detection-rules/rules', 'sigma/rules', 'my-rules', 'mine'])
  cpSync(join(checkout, 'rules'), at(name), { recursive: true });
const guest = sample('guest/sysmon.ndjson');
writeFileSync(at('guest.ndjson'), guest);
writeFileSync(at('guest', 'sysmon.ndjson'), guest);
writeFileSync(at('endpoint', 'sysmon.ndjson'), guest);
const activity = gunzipSync(sample('cloud/activity-eventhub.ndjson.gz'));
writeFileSync(at('activity.ndjson'), activity);
writeFileSync(at('logs', 'h=09', 'PT1H.json'), activity);
writeFileSync(at('activity.json.gz'), gzipSync(sample('cloud/activity-list.json')));
writeFileSync(
  at('export.ndjson'),
  `${JSON.stringify({
    rule_id: 'a0000000-0000-4000-8000-000000000001',
    name: 'From Kibana',
    description: 'Synthetic.',
    type: 'query',
    language: 'kuery',
    query: 'event.action: *RUNCOMMAND*',
    index: ['logs-azure.activitylogs-*'],
    severity: 'low',
    risk_score: 21,
  })}\n`,
);

writeFileSync(
  at('rule.yml'),
  `title: Identity of an account
logsource: { category: process_creation, product: windows }
detection: { selection: { Image|endswith: '\\\\whoami.exe' }, condition: selection }
`,
);

const pages = ['README.md', 'docs/commands.md', 'docs/configuration.md', 'docs/rules.md', 'docs/sigma.md'];
const wanted = /^(?:throughline |npm start|az .*\| (?:npm|throughline)|source <\(throughline)/;

function commandsOf(page: string): string[] {
  const text = readFileSync(join(checkout, page), 'utf8');
  const blocks = [...text.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)];
  const bodies = blocks.filter(([, mark]) => mark === '').map(([, , body = '']) => body);
  // A placeholder is for the reader to fill in.
  return bodies
    .flatMap((body) => body.split('\n'))
    .filter((line) => wanted.test(line) && !line.includes('…'));
}

function shellLine(command: string): string {
  const [first = '', ...others] = command.split(' | ');
  const line = [throughlineOf(first), ...others.map(throughlineOf)].join(' | ');
  return `az() { cat export/cloud/activity-list.json; }; set -o pipefail; ${line}`;
}

for (const page of pages) {
  test(`the commands of ${page} run`, async () => {
    const commands = commandsOf(page);
    assert.ok(commands.length > 2);
    for (const command of commands) {
      const { code, out } = await shell.bash('-c', shellLine(command));
      assert.equal(code, command.includes('--fail-on') ? 1 : 0, `$ ${command}\n${out}`);
    }
  });
}
