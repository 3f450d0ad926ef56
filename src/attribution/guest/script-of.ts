import { commandWords, programName } from './command-words.ts';

/** How a command line runs a script file. */
export interface ScriptCall {
  /** The file as written, which may be relative to the working directory. */
  readonly script: string;
  /** True where the process is a shell that was given the script as a command (`-c`, `/c`): it may only start another. */
  readonly wrapped: boolean;
}

const shells = new Set(['sh', 'bash', 'dash', 'ash', 'ksh', 'zsh', 'busybox']);
const interpreters =
  /^(?:sh|bash|dash|ash|ksh|zsh|busybox|python[\d.]*|perl[\d.]*|ruby[\d.]*|node|php[\d.]*|pwsh|powershell)$/;
const starters = new Set(['sudo', 'nohup', 'env', 'setsid', 'timeout', 'nice', 'systemd-run']);
const powershells = new Set(['powershell', 'pwsh']);

/**
 * The script file that a process runs, by its own command line; undefined where it runs none. A program that merely
 * names a file (`cat FILE`, an editor) runs none, so reading a script is never taken for running it.
 */
export function scriptOf(
  executable: string | undefined,
  commandLine: string | undefined,
): ScriptCall | undefined {
  if (commandLine === undefined) return undefined;
  const words = commandWords(commandLine);
  const program = programName(words[0] ?? executable);
  if (powershells.has(program)) return powershellFile(words);
  if (program === 'cmd') return cmdCommand(words, commandLine);
  if (shells.has(program)) return shellScript(words) ?? undefined;
  if (starters.has(program)) return startedScript(words);
  if (interpreters.test(program)) return firstFile(words.slice(1));
  return ranAsProgram(words[0]);
}

/** Options of Windows PowerShell that take a value, as far as they may be shortened. */
const valueOption = /^[-/](?:ex|ep|in|o|ve|w|ps|config)/i;

function powershellFile(words: readonly string[]): ScriptCall | undefined {
  for (let at = 1; at < words.length; at++) {
    const word = words[at] as string;
    if (/^[-/]f(?:i|il|ile)?$/i.test(word)) return fileCall(words[at + 1]);
    if (/^[-/]c(?:o\w*)?$/i.test(word)) return invoked(words.slice(at + 1));
    if (valueOption.test(word)) at++;
    else if (!/^[-/]/.test(word)) return invoked(words.slice(at));
  }
  return undefined;
}

function fileCall(script: string | undefined): ScriptCall | undefined {
  return script === undefined ? undefined : { script, wrapped: false };
}

/** `& FILE`, `. FILE` or `FILE` at the head of a command; a file named further on is an argument of something else. */
function invoked(words: readonly string[]): ScriptCall | undefined {
  const command = words.length === 1 ? commandWords(words[0] as string) : words;
  const operator = command[0] === '&' || command[0] === '.';
  const script = (operator ? command[1] : command[0])?.replace(/^&/, '');
  return script !== undefined && /\.ps1$/i.test(script) ? { script, wrapped: false } : undefined;
}

/** `cmd /c powershell … -File x.ps1`, quoted or not. */
function cmdCommand(words: readonly string[], commandLine: string): ScriptCall | undefined {
  const at = words.findIndex((word) => /^\/[ckr]$/i.test(word));
  if (at === -1) return undefined;
  const rest = words.length === at + 2 ? commandWords(words[at + 1] as string) : words.slice(at + 1);
  const inner = scriptOf(rest[0], rest.length > 0 ? quote(rest) : commandLine.slice(0, 0));
  return inner && { ...inner, wrapped: true };
}

/** `sh FILE`, `sh -c FILE …`, `sh -c "echo … | sudo -S -u USER FILE"`. */
function shellScript(words: readonly string[]): ScriptCall | undefined {
  const at = words.findIndex((word) => /^-[a-z]*c$/.test(word));
  if (at === -1) return firstFile(words.slice(1));
  const command = words.slice(at + 1).join(' ');
  const piped = /\|\s*(sudo\s.*)$/.exec(command)?.[1];
  const inner = commandWords(piped ?? command);
  const call = programName(inner[0]) === 'sudo' ? startedScript(inner) : scriptOf(inner[0], quote(inner));
  return call && { ...call, wrapped: true };
}

/** `sudo -S -u USER FILE`, `nohup FILE`. */
function startedScript(words: readonly string[]): ScriptCall | undefined {
  for (let at = 1; at < words.length; at++) {
    const word = words[at] as string;
    if (/^-[ug]$/.test(word) || word === '--user') at++;
    else if (!word.startsWith('-') && !/^\w+=/.test(word)) {
      const call = scriptOf(word, quote(words.slice(at)));
      return call && { ...call, wrapped: true };
    }
  }
  return undefined;
}

function firstFile(words: readonly string[]): ScriptCall | undefined {
  const script = words.find((word) => !word.startsWith('-'));
  return script === undefined ? undefined : { script, wrapped: false };
}

function ranAsProgram(word: string | undefined): ScriptCall | undefined {
  return word !== undefined && /^\/.+\/[^/]+$/.test(word) ? { script: word, wrapped: false } : undefined;
}

function quote(words: readonly string[]): string {
  return words.map((word) => (/\s/.test(word) ? `"${word}"` : word)).join(' ');
}
