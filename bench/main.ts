import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { threadsOf } from '../src/cli/threads.ts';
import { type Data, openData } from './data/open-data.ts';
import { checkScan } from './measure/check-scan.ts';
import { figuresOf } from './measure/median.ts';
import { runNode, type Usage } from './measure/run-child.ts';
import { type Row, tableOf } from './measure/table.ts';
import { peers } from './peers/peers.ts';
import { measureSigma, sigmaTable } from './sigma/measure-sigma.ts';

const usage = `npm run bench -- [--size MB] [--runs N] [--rules] [--scan-only] [--sigma-only] [--json]
  Makes synthetic logs once (--size MB of process events, 1000 by default, and a tenth of that of Activity Log), scans them
  in a process of its own and measures peers beside it: medians of N runs (3 by default), one after the other in turn, with
  the files in the system's cache. Then SigmaHQ's rules, where this machine has a copy, over as much of Windows events. Says so and fails where the scan does not find every run.`;

const program = join(import.meta.dirname, '..', 'bin', 'throughline.js');

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      size: { type: 'string', default: '1000' },
      runs: { type: 'string', default: '3' },
      rules: { type: 'boolean', default: false },
      'scan-only': { type: 'boolean', default: false },
      'sigma-only': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const runs = Number(values.runs);
  const megabytes = Number(values.size);
  if (values.help || !(runs >= 1) || !(megabytes >= 1)) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  const sigma = values['scan-only'] ? undefined : await measureSigma(megabytes * 1e6, runs);
  if (!values['scan-only'] && !sigma)
    process.stderr.write('no copy of the SigmaHQ rules here: not measured\n');
  if (values['sigma-only']) {
    if (sigma)
      process.stdout.write(
        values.json ? `${JSON.stringify(sigma, null, 2)}\n` : `${sigmaTable(sigma).join('\n')}\n`,
      );
    return;
  }
  const data = await openData(megabytes * 1e6);
  const rows = await measure(data, runs, values['scan-only'], values.rules);
  const facts = {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cores: availableParallelism(),
    runs,
    guestBytes: data.guestBytes,
    cloudBytes: data.cloudBytes,
    events: data.events,
    found: data.requests.length,
  };
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ ...facts, rows, sigma }, null, 2)}\n`);
    return;
  }
  process.stdout.write(`${JSON.stringify(facts)}\n\n${tableOf(rows).join('\n')}\n`);
  if (sigma) process.stdout.write(`\n${sigmaTable(sigma).join('\n')}\n`);
}

async function measure(data: Data, runs: number, isScanOnly: boolean, withRules: boolean): Promise<Row[]> {
  const all = data.guestBytes + data.cloudBytes;
  const scan = (threads: number, more: readonly string[]) => async (): Promise<Usage> => {
    const args = [program, 'scan', data.guest, data.cloud, '--format', 'ndjson', ...more];
    const run = await runNode([...args, '--threads', String(threads)]);
    checkScan(run.stdout, data);
    return run;
  };
  const others = isScanOnly ? [] : peers;
  const entries = [
    { name: 'scan --no-rules', bytes: all, absent: undefined, run: scan(1, ['--no-rules']) },
    ...threadCounts().map((count) => ({
      ...{ name: `scan --no-rules --threads ${count}`, bytes: all, absent: undefined },
      run: scan(count, ['--no-rules']),
    })),
    ...(withRules ? [{ name: 'scan', bytes: all, absent: undefined, run: scan(1, []) }] : []),
    ...others.map(({ name, absent, run }) => ({
      ...{ name, absent, bytes: data.guestBytes },
      run: () => run(data.guest),
    })),
  ];
  const taken = new Map<string, Usage[]>(entries.map(({ name }) => [name, []]));
  // In turn, so that whatever else the machine does meets all alike.
  for (let at = 0; at < runs; at++) {
    for (const { name, absent, run } of entries) {
      if (absent !== undefined) continue;
      process.stderr.write(`${name}, ${at + 1} of ${runs}\n`);
      taken.get(name)?.push(await run());
    }
  }
  return entries.map(({ name, bytes, absent }) => {
    const events = name.startsWith('scan') || name === 'JSON.parse' ? data.events : undefined;
    const row = { name, bytes, events, ...figuresOf(taken.get(name) ?? []) };
    return absent === undefined ? row : { ...row, absent };
  });
}

/** As many as a scan takes of its own accord, where that is more than one. */
function threadCounts(): number[] {
  const { count } = threadsOf({});
  return count > 1 ? [count] : [];
}

await main();
