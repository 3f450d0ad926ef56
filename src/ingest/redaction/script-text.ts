import { redacted } from './mark.ts';
import { netRules } from './net-passwords.ts';

/**
 * PowerShell logs the text of scripts (event 4104). Of those that the guest agent's handlers ran, which the caller wrote and the log keeps
 * for anybody, values that look like secrets go. Both must occur in a record's text for it to be looked at.
 */
const scriptBlock = /script_?block[_ ]?text|(?<!(?:thread|process|pid)\W{0,8}(?:id)?\W{0,8})\b4104\b/i;
const handlerFolder = /Microsoft\.CPlat\.Core\.RunCommand|Microsoft\.Compute\.CustomScriptExtension/i;

export function mayHoldScriptText(raw: string): boolean {
  return scriptBlock.test(raw) && handlerFolder.test(raw);
}

/* Everything below is bounded, or ends at a character that it cannot hold: a hostile script takes no longer than another. */

/** A literal. One that does not end, because the log cuts scripts into parts, reaches to the end of the text. */
const quoted =
  String.raw`@"[^\S\n]*\n[\s\S]*?(?:\n"@|$)|@'[^\S\n]*\n[\s\S]*?(?:\n'@|$)` +
  `|"(?:[^"\`]|\`[\\s\\S]|"")*(?:"|\`?$)|'(?:[^']|'')*(?:'|$)`;
/** A literal on one line, for places where more must follow. */
const short = String.raw`"[^"\n]{0,256}"|'[^'\n]{0,256}'`;
/** A word that is no variable, no expression, no parameter. */
const word = String.raw`[^\s"'$(@{\-|;,)&<>][^\s;|)]*`;
const telling =
  'pass(?!thr)|pwd|secret|token|credential|sas(?![a-z])|connection_?string|' +
  '(?:api|access|account|storage|shared|sas|license)_?key';
/** A name that tells of a secret, not of where one is. */
const name = String.raw`[\w.-]{0,64}(?:${telling})(?!\w{0,32}(?:name|id|path|file|ur[il]|type|length|policy)\b)\w{0,64}`;

/** What comes before a secret, and the secret. `$` is the end of the text. */
const rules: readonly (readonly [before: string, secret: string])[] = [
  // $password = '…', Password = '…' of a hash table, "password": "…" of JSON.
  [String.raw`(?<![\w-])\$?(?:\w{1,16}:)?${name}["']?\s{0,64}=\s{0,64}(?:\[[\w.]{1,64}\]\s{0,8})?`, quoted],
  [String.raw`["']${name}["']\s{0,64}:\s{0,64}`, quoted],
  // PASSWORD=… of shells and of connection strings.
  [String.raw`(?<![\w$-])${name}=`, String.raw`[^\s"'$;&(][^\s"';&]*`],
  // -Password '…', -AdminPassword:…
  [String.raw`(?<=^|[\s({])-${name}(?:\s{1,64}|:\s{0,64})`, `${quoted}|${word}`],
  [String.raw`(?<=[\s"'])\/pass(?:word)?:`, String.raw`${quoted}|[^\s"']+`],
  [String.raw`ConvertTo-SecureString\b[^"'\n|;]{0,200}`, quoted],
  [String.raw`ConvertTo-SecureString(?:\s{1,64}-(?:AsPlainText|Force|String)){0,3}\s{1,64}`, word],
  [
    String.raw`NetworkCredential[\s\]:new]{0,16}\(\s{0,64}(?:${short}|\$[\w:]{1,64})\s{0,64},\s{0,64}`,
    quoted,
  ],
  [String.raw`\bSetPassword\(\s{0,64}`, quoted],
  ...netRules,
  [String.raw`\b(?:AccountKey|SharedAccessKey|SharedAccessSignature|sig)=`, String.raw`[^\s"'$;&]+`],
  [String.raw`\b(?:Bearer|Basic)\s{1,64}`, String.raw`[\w.~+/=-]{8,}`],
  [String.raw`:\/\/[^\s/:@"']{1,256}:`, String.raw`[^\s/@"'$]{1,256}(?=@)`],
  ['', String.raw`\beyJ[\w-]{8,1024}\.[\w-]{8,}(?:\.[\w-]*)?`],
  [
    '',
    String.raw`-----BEGIN [A-Z ]{0,32}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,32}PRIVATE KEY-----|$)`,
  ],
];

const patterns = rules.map(
  ([before, secret]) => new RegExp(`(?<before>${before})(?<secret>${secret})`, 'gi'),
);
const piped = new RegExp(String.raw`(?:${short})(?=\s{0,64}\|\s{0,64}ConvertTo-SecureString)`, 'gi');

export function redactScriptText(text: string): string {
  let clean = text.replace(piped, redacted);
  for (const pattern of patterns) clean = clean.replace(pattern, (...args) => replaced(args.at(-1)));
  return clean;
}

function replaced({ before, secret }: { readonly before: string; readonly secret: string }): string {
  return `${before}${isReference(secret) ? secret : redacted}`;
}

/** `"$password"` says nothing, and what was redacted once stays as it is. */
function isReference(secret: string): boolean {
  return secret.startsWith(redacted) || /^["']?\$(?:[\w:]+|\{[^}]*\})["']?$/.test(secret);
}
