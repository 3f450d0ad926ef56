import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/** What one run of a program took. */
export interface Usage {
  readonly wallSeconds: number;
  /** Time on processors, all threads together; undefined where the system does not tell. */
  readonly cpuSeconds: number | undefined;
  /** Largest resident set, in bytes; undefined where the system does not tell. */
  readonly peakBytes: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

const reporter = new URL('report-usage.ts', import.meta.url).href;
const pollMs = 20;

/** Runs a script under this Node, which reports its own use as it ends. */
export async function runNode(args: readonly string[]): Promise<Usage> {
  const file = join(tmpdir(), `usage-${process.pid}-${Date.now()}.json`);
  const run = await runProgram(process.execPath, ['--import', reporter, ...args], { BENCH_USAGE: file });
  const { cpuSeconds, peakBytes } = JSON.parse(readFileSync(file, 'utf8')) as Usage;
  rmSync(file);
  return { ...run, cpuSeconds, peakBytes };
}

/** Runs any program. Its use is read from /proc while it runs, where there is one. */
export function runProgram(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Usage> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    let seen: { cpuSeconds: number; peakBytes: number } | undefined;
    const timer = setInterval(() => {
      seen = lookUp(child.pid) ?? seen;
    }, pollMs);
    child.once('error', (error) => {
      clearInterval(timer);
      reject(error);
    });
    child.once('close', (code) => {
      clearInterval(timer);
      const wallSeconds = (performance.now() - begun) / 1000;
      if (code !== 0) reject(new Error(`${command} ended with ${code}: ${stderr.slice(0, 500)}`));
      else resolve({ wallSeconds, cpuSeconds: seen?.cpuSeconds, peakBytes: seen?.peakBytes, stdout, stderr });
    });
  });
}

/** Linux counts processor time in hundredths of a second in /proc, whatever its kernel counts in. */
const ticksPerSecond = 100;

function lookUp(pid: number | undefined): { cpuSeconds: number; peakBytes: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const peak = /VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    const cpuSeconds = (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
    return { cpuSeconds, peakBytes: Number(peak ?? 0) * 1024 };
  } catch {
    return undefined;
  }
}
