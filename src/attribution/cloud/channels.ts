import type { Channel } from '../model/operation.ts';

/**
 * Control-plane operations by the channel that they open into a guest, in lower case. The names are the logged ones of
 * the provider, not the loosely written permissions of the documentation.
 */
const channelOf = new Map<string, Channel>([
  ['microsoft.compute/virtualmachines/runcommand/action', 'run-command-action'],
  ['microsoft.compute/virtualmachines/runcommands/write', 'run-command-managed'],
]);

/** The channel of an operation name in any case, or undefined where it opens none. */
export function channelOfOperation(operationName: string): Channel | undefined {
  return channelOf.get(operationName.toLowerCase());
}
