/**
 * Splits a command line into words as far as recognising a script needs it: white space separates, double quotes (and on
 * Linux single quotes) group. Backslashes are kept, because Windows paths are full of them.
 */
export function commandWords(commandLine: string): string[] {
  const words: string[] = [];
  const pattern = /"((?:\\"|[^"])*)"|'([^']*)'|([^\s"']+)/g;
  for (const match of commandLine.matchAll(pattern)) words.push(match[1] ?? match[2] ?? match[3] ?? '');
  return words;
}

/** The last part of a path in lower case, without `.exe`. */
export function programName(path: string | undefined): string {
  const name = path?.trim().split(/[/\\]/).at(-1)?.toLowerCase() ?? '';
  return name.replace(/^"|"$/g, '').replace(/\.exe$/, '');
}
