import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export const checkout = fileURLToPath(new URL('../..', import.meta.url));
const command = fileURLToPath(new URL('../../bin/throughline.js', import.meta.url));

export interface CliResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
}

/** What the shell of whoever runs the tests may have set, and the command listens to. */
const heard = /^(?:NO_COLOR|FORCE_COLOR|TERM|COLUMNS|INIT_CWD|APPDATA|THROUGHLINE_(?!SHARED$|UPDATE$).*)$/;
/** Where nobody has configured anything. */
const nowhere = fileURLToPath(new URL('no-configuration', import.meta.url));

/** Starts the command as a user would. Standard input stays open until the caller ends it. */
export function startCli(args: readonly string[], options: CliOptions = {}): ChildProcessWithoutNullStreams {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !heard.test(name)));
  const env = { ...own, XDG_CONFIG_HOME: nowhere, ...options.env };
  return spawn(process.execPath, [command, ...args], { cwd: options.cwd ?? checkout, env });
}

/** Runs the command to its end. */
export async function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const child = startCli(args, options);
  // A command that ends without reading closes the pipe under us.
  child.stdin.on('error', () => {});
  child.stdin.end(options.stdin ?? '');
  const ended = once(child, 'close');
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code, signal]: [number | null, NodeJS.Signals | null] = (await ended) as never;
  return { code, signal, stdout, stderr };
}
