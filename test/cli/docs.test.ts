import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import { test } from 'node:test';
import { buildProgram } from '../../src/cli/program.ts';

const page = readFileSync(new URL('../../docs/commands.md', import.meta.url), 'utf8');
const io = {
  stdin: Readable.from([]),
  stdout: new PassThrough(),
  stderr: new PassThrough(),
  env: {},
  cwd: '/',
};
const ignore = () => {};
const program = buildProgram(io, { out: ignore, err: ignore }, ignore);

for (const command of program.commands) {
  test(`docs/commands.md describes ${command.name()} and its options`, () => {
    assert.match(page, new RegExp(`^## \`throughline ${command.name()}\\b`, 'm'));
    for (const { short, long } of command.options) {
      if (short) assert.ok(page.includes(`\`${short}\``), `${short} is missing`);
      assert.match(page, new RegExp(`\`${long}\\b`));
    }
  });
}

test('the examples of docs/commands.md and of the help name commands and options that there are', () => {
  const help = program.commands.map((command) => command.helpInformation()).join('\n');
  for (const [, name = '', rest = ''] of page.matchAll(/^(?:.*\| )?throughline (\S+)(.*)$/gm)) {
    const command = program.commands.find((one) => one.name() === name);
    assert.ok(command, `there is no command ${name}`);
    for (const [option] of rest.replace(/#.*/, '').matchAll(/--[a-z-]+/g))
      assert.ok(help.includes(option), option);
  }
});
