import { redacted } from './mark.ts';

/**
 * Managed Run Command on Linux runs a script as another user by `echo <password> | sudo -S -u <user> <script>`
 * (run-command-handler-linux, internal/exec/exec.go), so the password is on a process command line.
 */
const pipeToSudo = /\|\s*(?:\/[\w/]{0,64}\/)?sudo\s+(?:-\w{1,16}\s+){0,8}-\w{0,8}S\w{0,8}(?=[\s"']|$)/g;

/** Everything between `echo` and the pipe to `sudo -S` goes: a password may hold spaces, quotes and the word itself. */
export function redactRunAs(text: string): string {
  let result = '';
  let copied = 0;
  let searched = 0;
  for (const match of text.matchAll(pipeToSudo)) {
    const from = afterEcho(text.slice(searched, match.index));
    if (from !== undefined) {
      result += `${text.slice(copied, searched + from)}${redacted} `;
      copied = match.index;
    }
    searched = match.index + match[0].length;
  }
  return copied === 0 ? text : result + text.slice(copied);
}

/** The same where a sensor splits the line into words. Every word of the password is replaced, so that their number stays. */
export function redactRunAsList(words: readonly string[]): readonly string[] {
  const pipe = words.findIndex((word, at) => word === '|' && /^(?:\/\S*\/)?sudo$/.test(words[at + 1] ?? ''));
  if (pipe === -1 || !words.slice(pipe + 2).some((word) => /^-\w*S/.test(word))) return words;
  const echo = words.findIndex((word, at) => at < pipe && /(?:^|[\s"'(])echo$/.test(word));
  return echo === -1 ? words : words.map((word, at) => (at > echo && at < pipe ? redacted : word));
}

/** Where the first `echo` on the last line ends, white space included. */
function afterEcho(text: string): number | undefined {
  const line = text.lastIndexOf('\n') + 1;
  const match = /(?:^|[^\w-])echo\s+/.exec(text.slice(line));
  return match ? line + match.index + match[0].length : undefined;
}
