import process from 'node:process';
import { bundledRules, loadRuleFiles } from '../../src/cli/rule-files.ts';
import { readSigmaFiles } from '../../src/cli/sigma-files.ts';
import { Detector } from '../../src/engine/detector.ts';
import { RuleSet } from '../../src/engine/rule-set.ts';
import type { Event } from '../../src/event/event.ts';
import { instant } from '../../src/event/instant.ts';

/** One step of loading, in seconds: processor time of this thread, and by the clock. */
export interface LoadStep {
  readonly name: string;
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
}

/* Prints what loading a folder of rules takes, step by step, up to a detector that has seen its first event. Start of the process not included. */

const steps: LoadStep[] = [];
let wall = performance.now();
let cpu = process.threadCpuUsage();

function done(name: string): void {
  const after = process.threadCpuUsage(cpu);
  const wallSeconds = (performance.now() - wall) / 1000;
  steps.push({ name, cpuSeconds: (after.user + after.system) / 1e6, wallSeconds });
  wall = performance.now();
  cpu = process.threadCpuUsage();
}

/** Of the kind that most rules are for. Synthetic. */
const event: Event = {
  id: 'synthetic',
  time: instant(Date.UTC(2026, 0, 1)),
  ingested: undefined,
  dataStream: 'logs-windows.sysmon_operational-default',
  format: 'elastic-ecs',
  source: { file: 'synthetic.ndjson', line: 1 },
  original: '',
  doc: {
    event: { kind: 'event', category: ['process'], type: ['start'], code: '1' },
    host: { os: { type: 'windows' } },
    process: { executable: 'C:\\Windows\\notepad.exe', command_line: 'notepad.exe' },
    winlog: { channel: 'Microsoft-Windows-Sysmon/Operational' },
  },
};

const [, , folder = bundledRules] = process.argv;
const { rules } = loadRuleFiles([folder], process.cwd());
done('from files to rules');
const sigma = await readSigmaFiles({}, process.cwd());
done('pipelines');
const set = new RuleSet(rules, { now: Date.now(), sigma });
done('from rules to plans');
new Detector(set).observe(event);
done('the index, for a first event');
process.stdout.write(`${JSON.stringify({ rules: rules.length, steps })}\n`);
