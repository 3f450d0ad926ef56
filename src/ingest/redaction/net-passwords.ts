import { redacted } from './mark.ts';

/**
 * Windows' `net` and the `net1` that it starts take the password of an account or a share as an argument. Whoever runs them, what
 * stands on the command line of one stands on that of the other, in their parents' and in scripts.
 */
const short = String.raw`"[^"\n]{0,256}"|'[^'\n]{0,256}'`;
/** No switch, no variable, no star, which asks for it. */
const argument = String.raw`"[^"]*(?:"|$)|'[^']*(?:'|$)|[^\s"'/*$;|&\[](?:[^\s;|&"]|"(?=[^\s;|&]))*`;
const program = String.raw`\bnet1?(?:\.exe)?["']?`;

/** What comes before a password, and the password. `$` is the end of the text. */
export const netRules: readonly (readonly [before: string, secret: string])[] = [
  [String.raw`${program}\s+user(?:\s+\/\S+)*\s+(?:${short}|[^\s/"';|&]\S*)(?:\s+\/\S+)*\s+`, argument],
  [
    String.raw`${program}\s+use(?:\s+(?:\/\S+|\w:|\*))*\s+(?:"\\\\[^"\n]{0,256}"|\\\\\S+)(?:\s+\/\S+)*\s+`,
    argument,
  ],
];

const patterns = netRules.map(
  ([before, secret]) => new RegExp(`(?<before>${before})(?<secret>${secret})`, 'gi'),
);

export function redactNetPasswords(text: string): string {
  return patterns.reduce((clean, pattern) => clean.replace(pattern, `$<before>${redacted}`), text);
}

/** The same for the arguments of a process. */
export function redactNetPasswordList(words: readonly string[]): readonly string[] {
  const at = words.findIndex(
    (word, index) => /(?:^|[\\/])net1?(?:\.exe)?$/i.test(word) && /^user?$/i.test(words[index + 1] ?? ''),
  );
  if (at === -1) return words;
  const isShare = /^use$/i.test(words[at + 1] as string);
  const positional = words.flatMap((word, index) => (index > at + 1 && !word.startsWith('/') ? index : []));
  const named = positional.findIndex((index) => !isShare || (words[index] as string).startsWith('\\\\'));
  const secret = named === -1 ? undefined : positional[named + 1];
  return words.map((word, index) => (index === secret && !/^[*$]/.test(word) ? redacted : word));
}
