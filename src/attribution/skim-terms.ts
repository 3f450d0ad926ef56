import type { SkimTerms } from '../ingest/skim/terms.ts';

/**
 * All that the first reading goes by in events that show no run, but for their times. Whoever teaches it to look at another field names
 * that field here; a test reads every sample with and without, and another holds this list against what is really read.
 */
export const skimTerms: SkimTerms = {
  values: [
    'agent.id',
    'azure.activitylogs.operation_name',
    'azure.resource.id',
    'cloud.account.id',
    'cloud.instance.id',
    'cloud.instance.name',
    'cloud.provider',
    'cloud.resource_id',
    'elastic.agent.id',
    'event.action',
    'event.category',
    'event.code',
    'event.dataset',
    'event.type',
    'host.hostname',
    'host.id',
    'host.name',
    'host.os.family',
    'host.os.type',
    'winlog.channel',
    'winlog.computer_name',
    'winlog.event_id',
    'winlog.provider_name',
  ],
  texts: [
    'powershell.file.script_block_text',
    'process.command_line',
    'process.executable',
    'process.parent.command_line',
    'process.parent.executable',
    'process.working_directory',
    'winlog.event_data.Image',
    // Where rules look for command lines beside.
    'process.title',
    'winlog.event_data.CommandLine',
  ],
  presences: ['process.name', 'process.pid'],
  // Wider than `handlerHint`, whose white space may be written in many ways.
  tellingWords: /run-?command|custom-?script|unrestricted/i,
  tellingSigns: ['runcommand', 'run-command', 'customscript', 'custom-script', 'unrestricted'],
};
