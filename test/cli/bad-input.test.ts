import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { badFiles } from '../support/bad-files.ts';
import { makeFolder } from '../support/log-folder.ts';
import { runCli } from '../support/run-cli.ts';
import { unprintable } from '../support/unprintable.ts';

const folder = makeFolder(after);
for (const { name, content } of badFiles) writeFileSync(join(folder, name), content);
/** Shorter than usual, so that a long line need not be many megabytes. */
const limit = ['--max-record-size', '64K'];

interface Told {
  readonly code: string;
  readonly count: number;
  readonly samples: readonly { readonly line?: number; readonly index?: number }[];
}

interface Listed {
  readonly file: string;
  readonly formats: readonly { readonly name: string; readonly events: number }[];
  readonly problems: readonly Told[];
}

const {
  code: exit,
  stdout,
  stderr,
} = await runCli(['formats', '.', '--format', 'json', ...limit], { cwd: folder });
const listed: { files: Listed[]; skipped: { code: string; file: string }[] } = JSON.parse(stdout);

test('a folder of bad files is no error', () => {
  assert.equal(stderr, '');
  assert.equal(exit, 0);
});

for (const { name, guest = 0, cloud = 0, other = 0, told = [] } of badFiles) {
  test(`bad input: ${JSON.stringify(name)}: what is read, and what is told`, () => {
    const isOfIt = (file: string): boolean => file === name || file.startsWith(`${name}/`);
    const files = listed.files.filter(({ file }) => isOfIt(file));
    const events = { guest: 0, cloud: 0, other: 0 };
    const counts = new Map<string, number>();
    const places = new Map<string, string>();
    for (const { name: format, events: count } of files.flatMap(({ formats }) => formats)) {
      const plane = format === 'elastic-defend' ? 'guest' : format === 'azure-event-hub' ? 'cloud' : 'other';
      events[plane] += count;
    }
    for (const { code, count, samples } of files.flatMap(({ problems }) => problems)) {
      counts.set(code, (counts.get(code) ?? 0) + count);
      const { line, index } = samples[0] ?? {};
      // Within archives the line alone says little.
      if (line !== undefined && files.length === 1 && files[0]?.file === name)
        places.set(code, index === undefined ? ` ${line}` : ` ${line}[${index}]`);
    }
    for (const { code, file } of listed.skipped)
      if (isOfIt(file)) counts.set(code, (counts.get(code) ?? 0) + 1);
    const said = [...counts].map(
      ([code, count]) => `${count === 1 ? '' : `${count} `}${code}${places.get(code) ?? ''}`,
    );
    assert.deepEqual(events, { guest, cloud, other });
    assert.deepEqual(said.sort(), [...told].sort());
  });
}

test('all of it together: a scan ends well, and says in 80 columns what was amiss', async () => {
  const scan = await runCli(['scan', '.', '--format', 'table', '--verbose', ...limit], {
    cwd: folder,
    env: { COLUMNS: '80' },
  });
  assert.equal(scan.code, 0);
  assert.equal(scan.stderr, '');
  for (const text of scan.stdout.split('\n')) {
    assert.doesNotMatch(text, unprintable);
    assert.ok([...text].length <= 80, text);
  }
  const codes = new Set(
    badFiles.flatMap(({ told = [] }) => told.map((text) => /[a-z]+-[a-z0-9-]+/.exec(text)?.[0])),
  );
  const problems = /\n {2}Problems[\s\S]*?\n {2}\S/.exec(scan.stdout)?.[0] ?? '';
  assert.equal([...problems.matchAll(/\d+ × /g)].length, codes.size, problems);
  // The same records in forty files are one set of records.
  assert.match(scan.stdout, /1 attributed/);
});
