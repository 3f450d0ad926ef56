import type { Word } from '../bytes/word-search.ts';
import type { JsonObject, JsonValue } from '../event/json.ts';
import type { Plane } from './formats/format.ts';
import { redactNetPasswordList, redactNetPasswords } from './redaction/net-passwords.ts';
import {
  mayHoldProtectedSettings,
  redactProtectedMember,
  redactProtectedText,
} from './redaction/protected-settings.ts';
import { type Rewriter, rewrite } from './redaction/rewrite.ts';
import { redactRunAs, redactRunAsList } from './redaction/run-as.ts';
import { redactSas } from './redaction/sas.ts';
import { redactScriptParameterList, redactScriptParameters } from './redaction/script-parameters.ts';
import { mayHoldScriptText, redactScriptText } from './redaction/script-text.ts';

/**
 * Looked for in the record's text before anything else, since nearly no record holds a secret. What JSON writers never escape alone:
 * pipes, quotes and slashes they escape as they like.
 */
export const mayHoldCommandSecret =
  /sudo|ps1|sig=|net1?(?:\.exe)?(?:\W|\\u\w{4}|\\[fnrt]){1,64}use(?!r?\\?"\s*:)/i;

/** In any case: a text in which the guard finds anything holds one of these, or an escape by number. */
export const commandSecretSigns: readonly Omit<Word, 'sort'>[] = [
  { text: 'sudo' },
  { text: 'ps1' },
  { text: 'sig=' },
  { text: 'net', next: /[\W1]/ },
];

const everySign = new RegExp(
  commandSecretSigns.map(({ text, next }) => text + (next?.source ?? '')).join('|'),
  'gi',
);

/** The program alone, as it stands in a list of arguments. */
const isNet = /(?:^|[\\/])net1?(?:\.exe)?$/i;

/** Names of scripts pass the guard and hold no secret, in very many records: of so many texts it is remembered. */
const mostUntouched = 1024;
const longestUntouched = 256;
const untouched = new Set<string>();

function redactCommand(text: string): string {
  if (untouched.has(text)) return text;
  const clean = redactNetPasswords(redactSas(redactScriptParameters(redactRunAs(text))));
  if (clean === text && text.length <= longestUntouched) {
    if (untouched.size >= mostUntouched) untouched.clear();
    untouched.add(text);
  }
  return clean;
}

/** Of a record that passes the guard, too, nearly every text is none of those that hold what it looks for. */
const commandSecrets: Rewriter = {
  text: (text) => (mayHoldCommandSecret.test(text) ? redactCommand(text) : text),
  list: (items) =>
    items.some((item) => mayHoldCommandSecret.test(item) || isNet.test(item))
      ? redactNetPasswordList(redactScriptParameterList(redactRunAsList(items)))
      : items,
};

const scriptSecrets: Rewriter = { text: redactScriptText };

const protectedSettings: Rewriter = {
  text: redactProtectedText,
  member: redactProtectedMember,
};

/**
 * The record without the passwords that Azure's handlers put on command lines, the secrets in the scripts that they ran and the
 * protected settings of requests; the same object where it holds none. `raw` is the record's text.
 */
export function redactRecord(record: JsonObject, raw: string, plane: Plane): JsonObject {
  let clean = record;
  if (plane !== 'cloud' && mayHoldCommandSecret.test(raw)) {
    // The logged text of a script names its file, so that it passes the guard as well.
    if (mayHoldScriptText(raw)) clean = rewrite(clean, scriptSecrets) as JsonObject;
    clean = rewrite(clean, commandSecrets) as JsonObject;
  }
  if (plane !== 'guest' && mayHoldProtectedSettings.test(raw))
    clean = rewrite(clean, protectedSettings) as JsonObject;
  return clean;
}

/**
 * Where signs stand in the text of a record without escapes by number: first character, and behind the last. Whatever passes the guard once
 * it is read, and perhaps not as it is written, holds one.
 */
export function* commandSecretSignsIn(raw: string): Generator<readonly [from: number, to: number]> {
  for (const { index, 0: found } of raw.matchAll(everySign)) yield [index, index + found.length];
}

/** Of one value of a record whose text holds no text of a script. */
export function holdsCommandSecret(value: JsonValue): boolean {
  return rewrite(value, commandSecrets) !== value;
}

/** Whether a record's text passes a guard: only then can its record be written anew. */
export function mayHoldSecret(raw: string): boolean {
  return mayHoldCommandSecret.test(raw) || mayHoldProtectedSettings.test(raw);
}

/** Whether redaction leaves a value as it is, whatever record it stands in. */
export function isUntouched(value: JsonValue): boolean {
  return [scriptSecrets, commandSecrets, protectedSettings].every(
    (rewriter) => rewrite(value, rewriter) === value,
  );
}
