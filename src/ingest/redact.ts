import type { JsonObject } from '../event/json.ts';
import type { Plane } from './formats/format.ts';
import {
  mayHoldProtectedSettings,
  redactProtectedMember,
  redactProtectedText,
} from './redaction/protected-settings.ts';
import { type Rewriter, rewrite } from './redaction/rewrite.ts';
import { redactRunAs, redactRunAsList } from './redaction/run-as.ts';
import { redactScriptParameterList, redactScriptParameters } from './redaction/script-parameters.ts';

/**
 * Looked for in the record's text before anything else, since nearly no record holds a secret. Letters and digits alone: JSON
 * writers escape pipes, quotes and slashes as they like, letters never.
 */
const mayHoldCommandSecret = /sudo|ps1/i;

const commandSecrets: Rewriter = {
  text: (text) => redactScriptParameters(redactRunAs(text)),
  list: (items) => redactScriptParameterList(redactRunAsList(items)),
};

const protectedSettings: Rewriter = {
  text: redactProtectedText,
  member: redactProtectedMember,
};

/**
 * The record without the passwords that Azure's handlers put on command lines and the protected settings of requests; the same
 * object where it holds none. `raw` is the record's text.
 */
export function redactRecord(record: JsonObject, raw: string, plane: Plane): JsonObject {
  let clean = record;
  if (plane !== 'cloud' && mayHoldCommandSecret.test(raw))
    clean = rewrite(clean, commandSecrets) as JsonObject;
  if (plane !== 'guest' && mayHoldProtectedSettings.test(raw))
    clean = rewrite(clean, protectedSettings) as JsonObject;
  return clean;
}
