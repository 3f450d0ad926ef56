import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { formats } from '../../src/ingest/formats/registry.ts';
import { outputFormats } from '../../src/output/output-formats.ts';
import { makeFolder } from '../support/log-folder.ts';
import { runCli } from '../support/run-cli.ts';

/* Every script is run by the shell that it is for. What is typed, and what is offered for its last word. */

const cases: [typed: string, offered: readonly string[]][] = [
  ['sc', ['scan']],
  ['scan --fo', ['--format']],
  ['scan --format ', outputFormats.map(({ name }) => name)],
  ['scan -f t', ['table', 'timesketch']],
  ['scan export --fail-on un', ['unobserved', 'unrequested']],
  ['scan --out scan --format j', ['json']],
  ['scan --input-format azure-r', ['azure-rest']],
  ['show --format ', ['table', 'json']],
  ['config ', ['show', 'schema']],
  ['config show --format ', ['table', 'json']],
  ['config sh', ['show']],
  ['simulate over', ['overlaps']],
  ['simulate --out here over', ['overlaps']],
  ['rules c', ['check', 'coverage']],
  ['completion ', ['bash', 'zsh', 'fish']],
  ['help sh', ['show']],
  // Paths are files, whatever stands before them.
  ['scan some', ['some-export.ndjson']],
  ['show 5a6a0f48 some', ['some-export.ndjson']],
  ['scan --out some', ['some-export.ndjson']],
  ['rules check some', ['some-export.ndjson']],
];

const folder = makeFolder(after);
writeFileSync(join(folder, 'some-export.ndjson'), '');

const bash = `source "$1"
line=$2
read -ra COMP_WORDS <<< "throughline $line"
[[ $line == *' ' ]] && COMP_WORDS+=('')
COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
_throughline
if ((\${#COMPREPLY[@]} == 0)); then compgen -f -- "\${COMP_WORDS[COMP_CWORD]}"; else printf '%s\\n' "\${COMPREPLY[@]}"; fi`;

const fish = `source $argv[1]
complete -C "throughline $argv[2]" | string replace -r '\\t.*' ''`;

/** A shell of its own behind a pseudo terminal, in which the function that takes matches tells them too. */
const zsh = `zmodload zsh/zpty
zpty shell zsh -f -i
line() { zpty -w shell "$1" }
line 'PROMPT= ; setopt no_beep; autoload -Uz compinit; compinit -D -u; source '"\${(q)1}"
line 'tell() { local -a found; builtin compadd -A found "$@"; print -rl -- "match:\${^found}"; builtin compadd "$@" }'
line 'compadd() { if [[ " \${@[1,(i)(-|--)]} " == *" -"[OAD]" "* ]]; then builtin compadd "$@"; else tell "$@"; fi }'
line 'finish() { print end-of-matches; exit }'
line 'comppostfuncs=(finish); print ready'
zpty -r shell out '*ready*ready*'
zpty -w -n shell "throughline $2"$'\\t'
zpty -r shell out '*end-of-matches*'
for match in \${(f)"\${out//$'\\r'/}"}; do [[ $match == *match:* ]] && print -rl -- \${=match##*match:}; done
true`;

const shells: [name: string, args: (script: string, typed: string) => readonly string[]][] = [
  ['bash', (script, typed) => ['--norc', '-c', bash, 'bash', script, typed]],
  ['zsh', (script, typed) => ['-f', '-c', zsh, 'zsh', script, typed]],
  ['fish', (script, typed) => ['--no-config', '-c', fish, script, typed]],
];

for (const [shell, args] of shells) {
  const isHere = spawnSync(shell, ['-c', 'true']).status === 0;
  describe(`completion of ${shell}`, { skip: isHere ? false : `${shell} is not installed` }, () => {
    const script = join(folder, `completion.${shell}`);
    before(async () => {
      const { code, stdout } = await runCli(['completion', shell]);
      assert.equal(code, 0);
      writeFileSync(script, stdout);
    });
    for (const [typed, offered] of cases) {
      test(JSON.stringify(typed), () => {
        const { stdout, stderr } = spawnSync(shell, args(script, typed), {
          cwd: folder,
          encoding: 'utf8',
          env: { PATH: process.env['PATH'], HOME: folder, TERM: 'xterm' },
        });
        const words = stdout.split('\n').filter((word) => word !== '');
        assert.equal(stderr, '');
        assert.deepEqual(words.sort(), [...offered].sort());
      });
    }
  });
}

test('every format of records is offered', async () => {
  const { stdout } = await runCli(['completion', 'bash']);
  for (const { name } of formats) assert.ok(stdout.includes(name), name);
});

test('a shell that there is not is the user’s to mend', async () => {
  const { code, stderr } = await runCli(['completion', 'tcsh']);
  assert.equal(code, 3);
  assert.match(stderr, /there is no shell tcsh\. Give bash, zsh or fish\./);
});
