import { CommanderError } from 'commander';
import { ExitCode } from '../diagnostics/exit-codes.ts';
import { UserError } from '../diagnostics/user-error.ts';
import { line } from '../output/text/safe-text.ts';
import { ConfigError } from './config/config-error.ts';
import { exitOnInterrupt } from './interrupts.ts';
import type { Io } from './io.ts';
import { processIo } from './process-io.ts';
import { buildProgram } from './program.ts';
import { diagnosticLines } from './show-diagnostics.ts';
import { Sink } from './sink.ts';
import { refuseUnknownHelp, usageError } from './usage-error.ts';

/**
 * Runs one command and returns its exit code; never throws, never exits. The caller sets `process.exitCode`, so that what a
 * pipe has not taken yet is not cut off.
 */
export async function main(args: readonly string[], io: Io = processIo()): Promise<number> {
  const stopListening = exitOnInterrupt();
  try {
    return await run(args, io);
  } catch (error) {
    return await explain(error, args, io);
  } finally {
    stopListening();
  }
}

async function run(args: readonly string[], io: Io): Promise<number> {
  const printed: string[] = [];
  const print = (text: string) => void printed.push(text);
  let code: ExitCode = ExitCode.done;
  const program = buildProgram(io, { out: print, err: print }, (result) => {
    code = result;
  });
  refuseUnknownHelp(args, program);
  try {
    // Help is an answer, not an error, to whoever gives no command.
    await program.parseAsync(args.length === 0 ? ['--help'] : args, { from: 'user' });
  } catch (error) {
    if (!isAnswer(error)) throw error;
    await new Sink(io.stdout, 'standard output').write(printed);
  }
  return code;
}

/** Help and version end a command by throwing too; so does a command of which only a part was named. */
function isAnswer(error: unknown): boolean {
  return error instanceof CommanderError && (error.exitCode === 0 || error.code === 'commander.help');
}

/** Every way to fail, in one place: the user's error is one line with its cure, ours is a stack. */
async function explain(error: unknown, args: readonly string[], io: Io): Promise<number> {
  const known = error instanceof CommanderError ? usageError(error, args, io.cwd) : error;
  const notes = new Sink(io.stderr);
  if (known instanceof ConfigError) await notes.write(diagnosticLines(known.diagnostics));
  if (known instanceof UserError) {
    await notes.write([`${line`error: ${known.message}. ${known.cure}`}\n`]);
    return known.exitCode;
  }
  const stack = known instanceof Error ? (known.stack ?? known.message) : String(known);
  const lines = stack.split('\n').map((text) => `${line`${text}`}\n`);
  await notes.write([...lines, 'This is a fault in Throughline. Please report it with the lines above.\n']);
  return ExitCode.bug;
}
