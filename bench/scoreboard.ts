import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { Evaluator, type Fault } from '../src/simulate/evaluate/evaluate.ts';
import { faultLine, scoreRows } from '../src/simulate/evaluate/table.ts';
import { simulate } from '../src/simulate/simulate.ts';
import { readScenarios, scanSimulated } from './simulated-sets.ts';

const usage = `node scripts/run.js bench/scoreboard.ts [--from SEED] [--seeds N] [--scenario NAME] [--print]
  Simulates every scenario with N seeds, scans the logs, scores the result, writes docs/scoreboard.md.
  --print, and one scenario alone, write nothing and list every fault.`;

const faultsListed = 40;
const page = join(import.meta.dirname, '..', 'docs', 'scoreboard.md');

async function main(args: readonly string[]): Promise<void> {
  const number = (flag: string, fallback: number) => {
    const at = args.indexOf(flag);
    const value = at === -1 ? fallback : Number(args[at + 1]);
    if (!Number.isInteger(value) || value < 1) throw new Error(usage);
    return value;
  };
  const from = number('--from', 2001);
  const seeds = number('--seeds', 20);
  const only = args.includes('--scenario') ? args[args.indexOf('--scenario') + 1] : undefined;
  const evaluator = new Evaluator();
  const started = performance.now();
  for (const scenario of readScenarios()) {
    if (only !== undefined && scenario.name !== only) continue;
    for (let seed = from; seed < from + seeds; seed++) {
      const simulation = simulate(scenario, seed);
      evaluator.add(simulation.truth, await scanSimulated(simulation));
    }
    process.stderr.write(`${scenario.name} `);
  }
  process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0)} s\n`);
  const evaluation = evaluator.result();
  const rows = scoreRows(evaluation);
  if (args.includes('--print') || only !== undefined) {
    console.log(markdownTable(rows).join('\n'));
    for (const fault of evaluation.faults) console.log(faultLine(fault));
    return;
  }
  writeFileSync(page, `${document(rows, evaluation.faults, from, seeds).join('\n')}\n`);
}

function document(
  rows: readonly string[][],
  faults: readonly Fault[],
  from: number,
  seeds: number,
): string[] {
  const [head, ...body] = rows as [string[], ...string[][]];
  const command = `node scripts/run.js bench/scoreboard.ts --from ${from} --seeds ${seeds}`;
  return [
    '# Scoreboard',
    '',
    'How Throughline does on logs of which the truth is known. Everything here is synthetic: `docs/ground-truth.md` says how it',
    'is made, what counts as decidable, and what such figures cannot show. This page is written by a command, never by hand:',
    '',
    '```sh',
    command,
    '```',
    '',
    `Seeds ${from} to ${from + seeds - 1} of every bundled scenario.`,
    '',
    ...markdownTable([head, ...body.filter(([name]) => name === 'all' || name?.startsWith('scenario '))]),
    '',
    '| column | what it counts |',
    '|---|---|',
    ...legend.map(([column, meaning]) => `| ${column} | ${meaning} |`),
    '',
    '## By class',
    '',
    ...markdownTable([head, ...body.filter(([name]) => name !== 'all' && !name?.startsWith('scenario '))]),
    '',
    '## What falls short',
    '',
    ...shortfalls(faults),
  ];
}

const legend: readonly (readonly [string, string])[] = [
  [
    'decidable',
    'runs of which the logs settle the principal: the pair, or one of several requests of one principal',
  ],
  ['recall', 'share of those that were attributed rightly'],
  ['precision', 'share of attributions that are right in request and principal, as the logs settle them'],
  ['wrong', 'runs attributed to a principal who did not ask for them, although the logs do not say so'],
  [
    'misled',
    'runs attributed to another principal because the logs say so: a lost record left one request that fits, or a clock is wrong and nothing shows it',
  ],
  ['phantoms', 'documents that nothing true answers to, or that tell a thing twice'],
  ['missing', 'runs and requests that the logs show and no document tells'],
  ['other faults', 'wrong verdict, request, candidates, or process taken for the root'],
  ['reasons', 'share of right reasons among `unobserved` and `unrequested`'],
  ['ambiguous', 'share of runs that were called ambiguous'],
  ['open', 'runs that left no record, or for which the rules give no answer'],
];

function shortfalls(faults: readonly Fault[]): string[] {
  if (faults.length === 0) return ['Nothing.'];
  const kinds = new Map<string, number>();
  for (const { what, expected, said } of faults) {
    const kind = `${what}; expected ${expected}, said ${said}`;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const counted = [...kinds].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const shown = faults.slice(0, faultsListed);
  return [
    ...markdownTable([['fault', 'times'], ...counted.map(([kind, times]) => [kind, String(times)])]),
    '',
    `Where to find ${shown.length === faults.length ? 'them' : `the first ${shown.length}`} (scenario/seed and entry of the truth):`,
    '',
    ...shown.map(
      (fault) => `* \`${fault.scenario ?? '-'}/${fault.seed ?? '-'} ${fault.truth ?? '-'}\`: ${fault.what}`,
    ),
  ];
}

function markdownTable(rows: readonly string[][]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const [head, ...body] = rows as [string[], ...string[][]];
  return [line(head), `|${head.map((_, at) => (at === 0 ? '---' : '---:')).join('|')}|`, ...body.map(line)];
}

await main(process.argv.slice(2));
