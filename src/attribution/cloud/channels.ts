import type { Channel } from '../model/operation.ts';

const compute = 'microsoft.compute';
const scaleSetVm = `${compute}/virtualmachinescalesets/virtualmachines`;

/**
 * Control-plane operations by the channel that they open into a guest, in lower case. The names are the logged ones of
 * the providers, not the loosely written permissions of the documentation.
 */
const channelOf = new Map<string, Channel>([
  [`${compute}/virtualmachines/runcommand/action`, 'run-command-action'],
  [`${scaleSetVm}/runcommand/action`, 'run-command-action'],
  [`${compute}/virtualmachines/runcommands/write`, 'run-command-managed'],
  [`${scaleSetVm}/runcommands/write`, 'run-command-managed'],
  ['microsoft.hybridcompute/machines/runcommands/write', 'run-command-managed'],
  [`${compute}/virtualmachines/extensions/write`, 'extension'],
  [`${scaleSetVm}/extensions/write`, 'extension'],
  [`${compute}/virtualmachinescalesets/extensions/write`, 'extension'],
  ['microsoft.hybridcompute/machines/extensions/write', 'extension'],
  ['microsoft.serialconsole/serialports/connect/action', 'serial-console'],
  ['microsoft.containerservice/managedclusters/runcommand/action', 'aks-command'],
  ['microsoft.automation/automationaccounts/jobs/write', 'automation-job'],
  [`${compute}/virtualmachines/write`, 'user-data'],
  [`${scaleSetVm}/write`, 'user-data'],
  [`${compute}/virtualmachinescalesets/write`, 'user-data'],
  [`${compute}/galleries/applications/versions/write`, 'vm-application'],
  ['microsoft.virtualmachineimages/imagetemplates/run/action', 'image-build'],
]);

/** The channel of an operation name in any case, or undefined where it opens none. */
export function channelOfOperation(operationName: string): Channel | undefined {
  return channelOf.get(operationName.toLowerCase());
}

const claiming: ReadonlySet<Channel> = new Set(['run-command-action', 'run-command-managed', 'extension']);

/** Whether a request of the channel claims that something will run in the guest, so that its absence means something. */
export function claimsRun(channel: Channel): boolean {
  return claiming.has(channel);
}
