import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

/*
 * Examples in documents are run. A block marked `console` holds commands behind `$ ` and what they print; a line that is
 * only `…` stands for any number of lines. With `--update` the blocks are written anew, up to the lines that `…` hides; what has
 * a `…` in its midst is for people to renew.
 */

const root = fileURLToPath(new URL('../../', import.meta.url));
const update = process.env['THROUGHLINE_UPDATE'] === '1';

interface Example {
  readonly command: string;
  readonly expected: readonly string[];
}

function documents(): string[] {
  const pages = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' });
  return [
    'README.md',
    ...pages.filter((name) => name.endsWith('.md')).map((name) => join('docs', name)),
  ].sort();
}

function blocks(text: string): { readonly body: string; readonly at: number }[] {
  return [...text.matchAll(/^```console\n([\s\S]*?)^```$/gm)].map((match) => ({
    body: match[1] ?? '',
    at: match.index + '```console\n'.length,
  }));
}

function examples(body: string): Example[] {
  const found: { command: string; expected: string[] }[] = [];
  for (const line of body.replace(/\n$/, '').split('\n')) {
    if (line.startsWith('$ ')) found.push({ command: line.slice(2), expected: [] });
    else found.at(-1)?.expected.push(line);
  }
  return found;
}

/** `npm start -- ARGS` and `throughline ARGS` run the command line of this checkout; pipes and quotes are the shell's. */
function shellLine(command: string): string {
  const program = `"${process.execPath}" "${join(root, 'bin', 'throughline.js')}"`;
  const start = /^npm start(?: --silent)?(?: -- | --$|$)/;
  if (start.test(command)) {
    const rest = command.replace(start, '');
    return `${program} ${rest === '' ? 'demo --format table' : rest}`;
  }
  return command.replace(/^throughline\b/, program);
}

function run(command: string): Promise<string> {
  const env = { ...process.env, COLUMNS: '80', NO_COLOR: '1', INIT_CWD: root };
  return new Promise((resolve) => {
    execFile(
      'bash',
      ['-c', shellLine(command)],
      { cwd: root, env, encoding: 'utf8', maxBuffer: 1 << 26 },
      (_, out, err) => resolve(`${err}${out}`.replace(/\n$/, '')),
    );
  });
}

function matches(expected: readonly string[], actual: readonly string[]): boolean {
  const pattern = expected
    .map((line) => (line === '…' ? '(?:.*\n)*?' : `${line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\n`))
    .join('');
  return new RegExp(`^${pattern}$`).test(`${actual.join('\n')}\n`);
}

for (const name of documents()) {
  const path = join(root, name);
  const text = readFileSync(path, 'utf8');
  const found = blocks(text);
  if (found.length === 0) continue;
  test(`examples in ${name} print what it says`, async () => {
    let renewed = text;
    for (const { body } of found) {
      let fresh = '';
      for (const { command, expected } of examples(body)) {
        const actual = (await run(command)).split('\n');
        const hasHole = expected.slice(0, -1).includes('…');
        if (!update || hasHole) assert.ok(matches(expected, actual), `$ ${command}\n${actual.join('\n')}`);
        const shown = expected.at(-1) === '…' ? [...actual.slice(0, expected.length - 1), '…'] : actual;
        const cut = hasHole ? expected : shown;
        fresh += `$ ${command}\n${cut.join('\n')}\n`;
      }
      renewed = renewed.replace(body, () => fresh);
    }
    if (update && renewed !== text) writeFileSync(path, renewed);
  });
}
