import { firstText } from '../../../event/fields.ts';
import type { JsonObject } from '../../../event/json.ts';
import { compactOrNone } from '../azure/json-text.ts';
import { filePath } from './file-path.ts';
import { powershellContext } from './powershell-context.ts';
import { accountFields, commandLineFields } from './process-parts.ts';
import { dataInteger, dataText, ownData, type WindowsEvent } from './windows-event.ts';

/**
 * What Elastic's pipelines for PowerShell's two logs make of an event: the text of scripts (4104), commands (4103, 800), and the life of
 * engines and providers (400, 403, 600), which tells the command line of the host.
 */
export function powershellFields(event: WindowsEvent): JsonObject {
  const context = { data: { ...powershellContext(event), ...ownData(event) } };
  const path = dataText(event, 'Path') ?? dataText(context, 'ScriptName');
  return {
    event: {
      ...(event.code === '4104' ? { action: remoteCommand } : {}),
      category: powershellCategories,
      type: powershellTypes(event),
    },
    file: path === undefined ? undefined : compactOrNone({ ...filePath(path) }),
    powershell: compactOrNone({
      command: compactOrNone({
        name: dataText(context, 'CommandName'),
        path: dataText(context, 'CommandPath'),
        type: dataText(context, 'CommandType'),
        value: dataText(context, 'CommandLine'),
      }),
      engine: compactOrNone({
        new_state: dataText(context, 'NewEngineState'),
        previous_state: dataText(context, 'PreviousEngineState'),
        version: dataText(context, 'EngineVersion'),
      }),
      file: compactOrNone({
        script_block_id: dataText(event, 'ScriptBlockId'),
        // As it is: white space is part of a script that was cut into parts.
        script_block_text: firstText(event.data['ScriptBlockText']),
      }),
      pipeline_id: dataText(context, 'PipelineId'),
      provider: compactOrNone({
        name: dataText(context, 'ProviderName'),
        new_state: dataText(context, 'NewProviderState'),
      }),
      runspace_id: dataText(context, 'RunspaceId'),
      sequence: dataInteger(event, 'MessageNumber'),
      total: dataInteger(event, 'MessageTotal'),
    }),
    process: compactOrNone({
      ...commandLineFields(dataText(context, 'HostApplication')),
      entity_id: dataText(context, 'HostId'),
      title: dataText(context, 'HostName'),
    }),
    user: compactOrNone({
      ...accountFields(dataText(context, 'User') ?? dataText(context, 'UserId')),
      id: event.writerSid,
    }),
  };
}

const remoteCommand = 'Execute a Remote Command';

export const powershellCategories: readonly string[] = ['process'];

export function powershellAction({ code, task }: WindowsEvent): string | undefined {
  return code === '4104' ? remoteCommand : task;
}

export function powershellTypes({ code }: WindowsEvent): readonly string[] {
  return types.get(code) ?? ['info'];
}

const types: ReadonlyMap<string, readonly string[]> = new Map([
  ['400', ['start']],
  ['403', ['end']],
  ['4105', ['start']],
  ['4106', ['end']],
]);
