import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { main } from '../../src/cli/main.ts';
import type { Random } from '../../src/simulate/random.ts';
import { unprintable } from '../support/unprintable.ts';

/** Of what a user may type there: done, findings, and that nothing could be read. Not: a fault of ours. */
const codes = new Set([0, 1, 3]);

/** Commands that read logs, `ID` being the id of a run or request of them. */
const commands: readonly (readonly string[])[] = [
  ['scan', '.', '--no-rules', '--format', 'table', '--verbose'],
  ['scan', '.', '--no-rules', '--format', 'ndjson'],
  ['scan', '.', '--no-rules', '--inventory', '0.log'],
  ['formats', '.'],
  ['formats', '.', '--format', 'json'],
  ['query', 'process.name: * or message: *a*', '.'],
  ['query', 'not host.name: web-01', '.', '--ids'],
  ['show', 'ID', '.', '--format', 'table', '--verbose'],
  ['show', 'ID', '.', '--format', 'json'],
];

/** One command over the folder, as a user would type it: it ends well or with a user's error, and steers no terminal. */
export async function checkCommand(cwd: string, ids: readonly string[], random: Random): Promise<void> {
  const id = ids.length > 0 ? random.pick(ids) : '00000000';
  const args = ['--no-config', ...random.pick(commands)].map((arg) => (arg === 'ID' ? id : arg));
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const shown = Promise.all([text(stdout), text(stderr)]);
  const stdin = new PassThrough();
  stdin.end();
  const code = await main(args, { stdin, stdout, stderr, env: { NO_COLOR: '1' }, cwd });
  stdout.end();
  stderr.end();
  const [out, err] = await shown;
  assert.ok(codes.has(code), `${args.join(' ')} ended with ${code}: ${err.slice(0, 2000)}`);
  for (const line of `${out}\n${err}`.split(/\r?\n/))
    assert.doesNotMatch(line, unprintable, `${args.join(' ')}: a character that no terminal may see`);
}
