import { inDocument } from '../../../event/direct-fields.ts';
import { firstText } from '../../../event/fields.ts';
import { type DirectRead, type DirectTable, names } from './direct-read.ts';
import { powershellAction, powershellCategories, powershellTypes } from './powershell-fields.ts';
import { dataText, type WindowsEvent } from './windows-event.ts';

/** Documents of PowerShell's two logs. What stands in a field as lines of `Name = value` is for the document. */
export const powershellTable: DirectTable = {
  shape: {
    ...names('file powershell user'),
    process: names('args args_count command_line entity_id title'),
  },
  reads: {
    'event.action': powershellAction,
    'event.category': () => powershellCategories,
    'event.outcome': () => undefined,
    'event.type': powershellTypes,
    'powershell.file.script_block_id': (event) => dataText(event, 'ScriptBlockId'),
    'powershell.file.script_block_text': ({ data }) => firstText(data['ScriptBlockText']),
    'process.command_line': withoutContext((event) => dataText(event, 'HostApplication')),
    'process.title': withoutContext((event) => dataText(event, 'HostName')),
  },
};

function withoutContext(read: DirectRead): DirectRead {
  return (event, log) => (mayHaveContext(event) ? inDocument : read(event, log));
}

/** Whether its data may be more than its fields. */
export function mayHaveContext({ data }: WindowsEvent): boolean {
  return data['ContextInfo'] !== undefined || data['param3'] !== undefined || data['param2'] !== undefined;
}
