import type { Handler } from '../../attribution/model/execution.ts';
import type { Channel } from '../../attribution/model/operation.ts';

/** For a narrow column, and for a line with room. */
export interface ChannelName {
  readonly short: string;
  readonly long: string;
}

export const channelWords: Readonly<Record<Channel, ChannelName>> = {
  'run-command-action': { short: 'run command', long: 'run command' },
  'run-command-managed': { short: 'managed run', long: 'managed run command' },
  extension: { short: 'extension', long: 'extension' },
  'serial-console': { short: 'serial', long: 'serial console' },
  'aks-command': { short: 'AKS command', long: 'AKS command' },
  'automation-job': { short: 'automation', long: 'automation job' },
  'user-data': { short: 'user data', long: 'user data' },
  'vm-application': { short: 'VM app', long: 'VM application' },
  'image-build': { short: 'image build', long: 'image build' },
};

/** The channel that a handler serves, for a run whose request is not known. */
export const handlerWords: Readonly<Record<Handler, ChannelName>> = {
  'Microsoft.CPlat.Core.RunCommandWindows': channelWords['run-command-action'],
  'Microsoft.CPlat.Core.RunCommandLinux': channelWords['run-command-action'],
  'Microsoft.CPlat.Core.RunCommandHandlerWindows': channelWords['run-command-managed'],
  'Microsoft.CPlat.Core.RunCommandHandlerLinux': channelWords['run-command-managed'],
  'Microsoft.Compute.CustomScriptExtension': channelWords.extension,
  'Microsoft.Azure.Extensions.CustomScript': channelWords.extension,
};
