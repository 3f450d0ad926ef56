import { firstText } from '../../../event/fields.ts';
import type { JsonObject } from '../../../event/json.ts';
import { compact, compactOrNone } from '../azure/json-text.ts';
import { filePath } from './file-path.ts';
import { dataInteger, dataText, type WindowsEvent } from './windows-event.ts';

/** What Elastic's pipeline for PowerShell's operational log makes of script blocks (4104). */
export function powershellFields(event: WindowsEvent): JsonObject {
  const user = event.writerSid === undefined ? undefined : { id: event.writerSid };
  if (event.code !== '4104') return { event: { category: ['process'], type: ['info'] }, user };
  const path = dataText(event, 'Path');
  return {
    event: { action: 'Execute a Remote Command', category: ['process'], type: ['info'] },
    file: path === undefined ? undefined : compact({ ...filePath(path) }),
    powershell: compactOrNone({
      file: compactOrNone({
        script_block_id: dataText(event, 'ScriptBlockId'),
        // As it is: white space is part of a script that was cut into parts.
        script_block_text: firstText(event.data['ScriptBlockText']),
      }),
      sequence: dataInteger(event, 'MessageNumber'),
      total: dataInteger(event, 'MessageTotal'),
    }),
    user,
  };
}
