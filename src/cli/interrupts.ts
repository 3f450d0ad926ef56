import { constants } from 'node:os';
import process from 'node:process';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const signalBase = 128;

/**
 * Ends the process at once when it is interrupted: at exit every temporary file is removed by whoever made it. What a pipe
 * has not taken yet is lost, as an interrupt asks for. A second signal skips even that. Returns how to stop listening.
 */
export function exitOnInterrupt(): () => void {
  const end = (signal: (typeof signals)[number]) => process.exit(signalBase + constants.signals[signal]);
  for (const signal of signals) process.once(signal, end);
  return () => {
    for (const signal of signals) process.removeListener(signal, end);
  };
}
