import type { JsonObject } from '../../../event/json.ts';
import { openBrace, openBracket, quote } from '../../decode/bytes.ts';
import { commandSecretSignsIn, holdsCommandSecret, redactRecord } from '../../redact.ts';
import { mayHoldScriptText } from '../../redaction/script-text.ts';
import { mayBeJson } from '../line-walk.ts';
import type { UnparsedEvent } from './unparsed-event.ts';
import type { UnparsedRecords } from './unparsed-records.ts';

/** Whether redaction would write the record anew that was read last, whose text passes a guard. */
export function holdsSecret(
  records: UnparsedRecords,
  record: JsonObject,
  { original, latin1 }: Pick<UnparsedEvent, 'original' | 'latin1'>,
): boolean {
  const { line } = records;
  if (line.hasNumberedEscape || mayHoldScriptText(original))
    return redactRecord(record, original, 'guest') !== record;
  // Nearly always the name of a script in one member: the others need not be made.
  const spots = [...commandSecretSignsIn(latin1)];
  for (let place = 0; place < line.count; place++) {
    const from = (line.begins[place] as number) - line.from;
    const to = (line.ends[place] as number) - line.from;
    const isTold = !mayHoldMore(line.bytes, line.from + from);
    if (isTold && !spots.some(([first, end]) => first < to && end > from)) continue;
    if (holdsCommandSecret(records.valueOf(place))) return true;
  }
  return false;
}

/** Whether what the value holds may stand there in other signs. */
function mayHoldMore(bytes: Uint8Array, begin: number): boolean {
  const first = bytes[begin];
  return first === quote ? mayBeJson(bytes, begin + 1) : first === openBrace || first === openBracket;
}
