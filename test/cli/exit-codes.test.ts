import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { makeFolder, writeLogs } from '../support/log-folder.ts';
import { runCli } from '../support/run-cli.ts';

const folder = makeFolder(after);
writeLogs(folder);
writeFileSync(join(folder, 'other.json'), '{"hello":"world"}\n');
writeFileSync(join(folder, 'empty.json'), '');

/** Each is one line that says what is wrong and what helps. */
const wrong: [args: string[], line: RegExp][] = [
  [['scan'], /nothing to scan\. Give files, folders/],
  [['scan', 'missing'], /cannot find missing\. Check the path/],
  [['scan', '*.evtx'], /nothing matches \*\.evtx\./],
  [['scan', 'line\nbreak\u001bc'], /cannot find line⏎break␛c\. /],
  [
    ['scan', 'other.json'],
    /no record that Throughline reads in other\.json \(1 × a record has no format that is read, first at other\.json:1\)\. `throughline formats` lists /,
  ],
  [['scan', 'empty.json'], /no record that Throughline reads in empty\.json/],
  [['scan', '-'], /no record that Throughline reads in standard input/],
  [
    ['scan', '.', '--frmat', 'json'],
    /unknown option '--frmat'\. Did you mean --format\? See `throughline scan --help`\./,
  ],
  [
    ['scan', '.', '--format', 'xml'],
    /--format does not know xml\. Give table, json, ndjson, [^.]* or timesketch\.$/m,
  ],
  [['scan', '.', '--format', 'jsn'], /--format does not know jsn\. Did you mean json\? Give table, /],
  [
    ['--format', 'json', 'scan', '.'],
    /unknown option '--format'\. Options of a command stand behind its name\. /,
  ],
  [['scan', '.', '--format'], /argument missing\. See `throughline scan --help`\./],
  [
    ['scan', '.', '--fail-on', 'guilty'],
    /--fail-on does not know guilty\. Give findings or any of attributed, /,
  ],
  [['scan', '.', '--fail-on', ''], /--fail-on does not know an empty verdict\. /],
  [['scan', '.', '--max-record-size', 'big'], /--max-record-size is no size: big\. /],
  [['scan', '.', '--max-record-size', '0'], /--max-record-size is no size: 0\. /],
  [['scan', '.', '--threads', '0'], /--threads is no number of threads: 0\. Give 1 to 64\./],
  [['scan', '.', '--threads', 'many'], /--threads is no number of threads: many\. /],
  [['scan', '.', '--out', 'no/such/folder/x'], /cannot write no\/such\/folder\/x: ENOENT[^/]*\. Name a file/],
  [['scan', '.', '--out', '.'], /cannot write \.: /],
  [['scna', '.'], /unknown command 'scna'\. Did you mean scan\? See `throughline --help`\./],
  [['other.json'], /other\.json is no command\. To read it, run `throughline scan other\.json`\./],
  [['help', 'scna'], /there is no command scna\. Did you mean scan\? See `throughline --help`\./],
  [['config', 'shw'], /unknown command 'shw'\. Did you mean show\? See `throughline config --help`\./],
  [['rules', 'lst'], /there is no action lst\. Did you mean list\? Give list, .* or coverage\./],
  [['rules', 'show'], /no rule is named\. Give its id/],
  [['rules', 'check', 'nowhere'], /cannot find the rules nowhere\. /],
  [['rules', 'check', 'other.json'], /there is no rule in other\.json\. /],
  [['completion', 'bsh'], /there is no shell bsh\. Did you mean bash or zsh\? Give bash, zsh or fish\./],
  [['simulate', 'brst'], /there is no scenario brst\. Did you mean burst\? See /],
  [['formats', 'missing'], /cannot find missing\. /],
  [['--verbos'], /unknown option '--verbos'/],
  [['demo', 'extra'], /too many arguments/],
];

for (const [args, line] of wrong) {
  test(`${JSON.stringify(args.join(' '))} ends with 3 and one line`, async () => {
    const { code, stdout, stderr } = await runCli(args, { cwd: folder });
    assert.equal(code, 3);
    assert.equal(stdout, '');
    assert.match(stderr, line);
    assert.match(stderr, /^error: [^\n]+\n$/);
    assert.doesNotMatch(stderr, /\.\.|\?\./);
  });
}

const answers: [args: string[], stdout: RegExp][] = [
  [[], /^Examples:\n {2}throughline demo.*Usage: throughline/s],
  [['--help'], /^Examples:.*Commands:.*scan/s],
  [['scan', '--help'], /^Examples:.*--fail-on <verdicts>.*Formats:.*Verdicts: attributed, /s],
  [['help', 'demo'], /^Examples:.*Usage: throughline demo/s],
  [['--version'], /^\d+\.\d+\.\d+\n$/],
];

for (const [args, expected] of answers) {
  test(`${JSON.stringify(args.join(' '))} is answered on standard output`, async () => {
    const { code, stdout, stderr } = await runCli(args, { cwd: folder });
    assert.match(stdout, expected);
    assert.equal(stderr, '');
    assert.equal(code, 0);
  });
}
