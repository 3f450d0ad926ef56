import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { root } from '../../scripts/root.js';

export interface Outcome {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder that is gone after the test. */
export function temporary(t: TestContext, files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-house-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** A checkout of its own with the real scripts, which find their root by where they lie. */
export function checkout(t: TestContext, files: Readonly<Record<string, string>> = {}): string {
  const folder = temporary(t, { 'package.json': '{ "type": "module" }', ...files });
  for (const part of ['bin', 'scripts']) cpSync(join(root, part), join(folder, part), { recursive: true });
  return folder;
}

export interface Running {
  readonly kill: (signal: NodeJS.Signals) => boolean;
  /** Resolves as soon as standard output holds the text. */
  readonly says: (text: string) => Promise<void>;
  readonly ended: Promise<Outcome>;
}

export function start(
  args: readonly string[],
  { node = process.execPath, cwd, env }: { node?: string; cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Running {
  const { NODE_TEST_CONTEXT: _, ...inherited } = process.env;
  const child = spawn(node, args, { cwd, env: { ...inherited, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  const ended = new Promise<Outcome>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  const says = async (text: string) => {
    while (!stdout.includes(text)) {
      const more = new Promise((resolve) => child.stdout.once('data', () => resolve(undefined)));
      if (await Promise.race([more, ended]))
        throw new Error(`ended without saying ${text}: ${stdout}${stderr}`);
    }
  };
  return { kill: (signal) => child.kill(signal), says, ended };
}

export function run(args: readonly string[], options?: Parameters<typeof start>[1]): Promise<Outcome> {
  return start(args, options).ended;
}
