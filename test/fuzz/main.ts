import process from 'node:process';
import { parseArgs } from 'node:util';
import { findingText, fuzz } from './fuzz.ts';

const usage = `npm run fuzz -- [--minutes N] [--seed TEXT] [--case N] [--cases N]
  Breaks valid samples of every format and container in every way, scans them, and looks whether what is promised of any
  input holds. One minute unless told otherwise; with --case that one case of a seed, again.`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '1' },
      seed: { type: 'string', default: String(Date.now()) },
      case: { type: 'string' },
      cases: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const minutes = Number(values.minutes);
  if (values.help || !(minutes > 0)) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  const from = Number(values.case ?? 0);
  const cases = values.case === undefined ? Number(values.cases ?? Number.MAX_SAFE_INTEGER) : 1;
  const until =
    values.cases === undefined && values.case === undefined ? Date.now() + minutes * 60_000 : Infinity;
  process.stdout.write(`seed ${values.seed}\n`);
  const { cases: ran, findings } = await fuzz({ seed: values.seed, from, cases, until }, (finding) =>
    process.stdout.write(`${findingText(finding, values.seed)}\n`),
  );
  process.stdout.write(`${ran} cases, ${findings.length} findings\n`);
  process.exitCode = findings.length > 0 ? 1 : 0;
}

await main();
