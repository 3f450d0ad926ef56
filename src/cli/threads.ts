import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { UserError } from '../diagnostics/user-error.ts';
import type { SkimThreads } from '../ingest/skim/threads/skim-threads.ts';

export interface ThreadOptions {
  readonly threads?: string;
}

const most = 64;
/** One thread takes in what four walk. */
const mostUnasked = 4;
/** Of files that are smaller, one thread reads in the time that others take to start. */
const worthwhileBytes = 128 * 1024 * 1024;

export function addThreadsOption(command: Command): Command {
  return command.option(
    '--threads <n>',
    'threads that go through lines beside the one that reads; 1 is none (default: by cores, for large files)',
  );
}

/** Whoever asks for threads has them for every file; the result is the same with any number. */
export function threadsOf({ threads }: ThreadOptions): SkimThreads {
  if (threads !== undefined) return { count: parseThreads('--threads', threads), fromBytes: 0 };
  return { count: Math.min(availableParallelism(), mostUnasked), fromBytes: worthwhileBytes };
}

export function parseThreads(option: string, text: string): number {
  const count = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0;
  if (count >= 1 && count <= most) return count;
  throw new UserError(`${option} is no number of threads: ${text}`, `Give 1 to ${most}.`);
}
