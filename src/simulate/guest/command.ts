import type { Image } from '../world/process.ts';

/** A process that a script starts, with what that process starts in turn. Times in milliseconds. */
export interface Command {
  readonly executable: string;
  readonly args: readonly string[];
  readonly commandLine: string;
  /** Since the sibling before it started, or since its parent did. */
  readonly after: number;
  readonly lasts: number;
  readonly children: readonly Command[];
}

const system32 = 'C:\\Windows\\System32\\';

/** A Windows program started by PowerShell, which writes the full path in quotes. */
export function windows(
  program: string,
  rest: string,
  children: readonly Command[] = [],
  lasts = 90,
): Command {
  const executable = program.includes('\\') ? program : `${system32}${program}`;
  const shown = program.includes('\\') ? program : `C:\\Windows\\system32\\${program}`;
  const commandLine = `"${shown}"${rest === '' ? '' : ` ${rest}`}`;
  return { executable, args: splitWindows(commandLine), commandLine, after: 180, lasts, children };
}

/** A Windows program with a command line that is not PowerShell's making. */
export function windowsVerbatim(executable: string, commandLine: string, lasts = 60): Command {
  return { executable, args: splitWindows(commandLine), commandLine, after: 25, lasts, children: [] };
}

export function linux(
  executable: string,
  args: readonly string[],
  children: readonly Command[] = [],
  lasts = 40,
): Command {
  return { executable, args, commandLine: args.join(' '), after: 45, lasts, children };
}

export function lasting(command: Command, lasts: number): Command {
  return { ...command, lasts };
}

/** The words of a Windows command line: quotes group and go. */
export function splitWindows(commandLine: string): string[] {
  const words: string[] = [];
  let word = '';
  let quoted = false;
  let open = false;
  for (const char of commandLine) {
    if (char === '"') {
      quoted = !quoted;
      open = true;
    } else if (!quoted && (char === ' ' || char === '\t')) {
      if (open) words.push(word);
      word = '';
      open = false;
    } else {
      word += char;
      open = true;
    }
  }
  if (open) words.push(word);
  return words;
}

export function windowsImage(at: number, executable: string, commandLine: string): Image {
  return { at, executable, args: splitWindows(commandLine), commandLine };
}

export function linuxImage(at: number, executable: string, args: readonly string[]): Image {
  return { at, executable, args, commandLine: args.join(' ') };
}
