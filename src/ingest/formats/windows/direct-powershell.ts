import { inDocument } from '../../../event/direct-fields.ts';
import { firstText } from '../../../event/fields.ts';
import type { RawText, RawTexts } from '../../../event/raw-text.ts';
import { type DirectRead, type DirectTable, names } from './direct-read.ts';
import { powershellAction, powershellCategories, powershellTypes } from './powershell-fields.ts';
import { textOf } from './read-text.ts';
import type { WindowsEvent } from './windows-event.ts';

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
    'powershell.file.script_block_id': textOf('ScriptBlockId'),
    'powershell.file.script_block_text': scriptText,
    'process.command_line': withoutContext(textOf('HostApplication')),
    'process.title': withoutContext(textOf('HostName')),
  },
};

/** As it is: white space is part of a script that was cut into parts. */
function scriptText({ data }: WindowsEvent): string | undefined {
  return firstText(data['ScriptBlockText']);
}
scriptText.rawText = (_: WindowsEvent, texts: RawTexts): RawText | undefined => {
  const raw = texts.at('ScriptBlockText');
  return raw && raw.to > raw.from ? raw : undefined;
};

function withoutContext(read: DirectRead): DirectRead {
  return (event, log) => (mayHaveContext(event) ? inDocument : read(event, log));
}

/** Whether its data may be more than its fields. */
export function mayHaveContext({ data }: WindowsEvent): boolean {
  return data['ContextInfo'] !== undefined || data['param3'] !== undefined || data['param2'] !== undefined;
}
