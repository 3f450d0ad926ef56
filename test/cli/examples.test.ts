import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { makeFolder } from '../support/log-folder.ts';
import { checkout } from '../support/run-cli.ts';
import { ShellFolder, throughlineOf } from '../support/shell-folder.ts';

/*
 * Examples in documents are run. A block marked `console` holds commands behind `$ ` and what they print; a line that is only
 * `…` stands for any number of lines. With `--update` the blocks are written anew, up to the lines that `…` hides; what has a `…`
 * in its midst is for people to renew. In a block marked `console azure` are commands that need a cloud, a cluster or a machine: a
 * shell must understand them, no more.
 */

const update = process.env['THROUGHLINE_UPDATE'] === '1';
const shell = new ShellFolder(makeFolder(after));

interface Example {
  readonly command: string;
  readonly expected: readonly string[];
}

function documents(): string[] {
  const pages = readdirSync(join(checkout, 'docs'), { recursive: true, encoding: 'utf8' });
  return [
    'README.md',
    ...pages.filter((name) => name.endsWith('.md')).map((name) => join('docs', name)),
  ].sort();
}

function blocks(text: string, kind: string): string[] {
  const pattern = new RegExp(`^\`\`\`${kind}\n([\\s\\S]*?)^\`\`\`$`, 'gm');
  return [...text.matchAll(pattern)].map(([, body = '']) => body);
}

/** Commands with what they print; `> ` continues a command, as a shell shows it. */
function examples(body: string): Example[] {
  const found: { command: string; expected: string[] }[] = [];
  for (const line of body.replace(/\n$/, '').split('\n')) {
    const last = found.at(-1);
    if (line.startsWith('$ ')) found.push({ command: line.slice(2), expected: [] });
    else if (last && last.expected.length === 0 && line.startsWith('> '))
      last.command += `\n${line.slice(2)}`;
    else last?.expected.push(line);
  }
  return found;
}

/** What would go to a terminal is shown as a terminal has it. */
function shellLine(command: string): string {
  const line = throughlineOf(command);
  const isLookedAt =
    /^throughline (?:demo|scan|show)\b/.test(line) && !/ (?:-f|--format|--out|-o) |[>|]/.test(line);
  return isLookedAt ? `${line} --format table` : line;
}

function matches(expected: readonly string[], actual: readonly string[]): boolean {
  const pattern = expected
    .map((line) => (line === '…' ? '(?:.*\n)*?' : `${line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\n`))
    .join('');
  return new RegExp(`^${pattern}$`).test(actual.map((line) => `${line}\n`).join(''));
}

for (const name of documents()) {
  const path = join(checkout, name);
  const text = readFileSync(path, 'utf8');
  const found = blocks(text, 'console');
  if (found.length > 0) {
    test(`examples in ${name} print what it says`, async () => {
      let renewed = text;
      for (const body of found) {
        let fresh = '';
        for (const { command, expected } of examples(body)) {
          const { out } = await shell.bash('-c', shellLine(command));
          const actual = out === '' ? [] : out.split('\n');
          const isRight = matches(expected, actual);
          const hasHole = expected.slice(0, -1).includes('…');
          if (!update || hasHole) assert.ok(isRight, `$ ${command}\n${out}`);
          const cut = expected.at(-1) === '…' ? [...actual.slice(0, expected.length - 1), '…'] : actual;
          fresh += `${[`$ ${command.replaceAll('\n', '\n> ')}`, ...(isRight ? expected : cut)].join('\n')}\n`;
        }
        renewed = renewed.replace(body, () => fresh);
      }
      if (update && renewed !== text) writeFileSync(path, renewed);
    });
  }
  const foreign = blocks(text, 'console azure').flatMap(examples);
  if (foreign.length > 0) {
    test(`a shell understands the commands of ${name} that need a cloud`, async () => {
      for (const { command } of foreign) {
        const { code, out } = await shell.bash('-n', '-c', command);
        assert.equal(code, 0, `$ ${command}\n${out}`);
      }
    });
  }
}
