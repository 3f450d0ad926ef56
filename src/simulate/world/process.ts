import type { Guest } from './estate.ts';

/** What an image's own words say of a script in a handler's keeping: what any reader of the record could know. */
export interface ScriptUse {
  readonly handler: string;
  /** A shell that was told to run the script, or the interpreter that runs it. */
  readonly form: 'wrapper' | 'interpreter';
  /** What names the handler's download folder: the words, or the working directory alone. */
  readonly named: 'words' | 'directory';
  /** The fixed command line of action mode on Windows. */
  readonly actionLine: boolean;
  readonly commandName: string | undefined;
  readonly sequence?: number | undefined;
}

/** A program image in a process. On Linux one process can hold several, one after the other. */
export interface Image {
  readonly at: number;
  readonly executable: string;
  readonly args: readonly string[];
  readonly commandLine: string;
  readonly script?: ScriptUse | undefined;
  /** The handler's own program, in its extension folder. */
  readonly isHandler?: boolean;
}

export interface Account {
  readonly name: string;
  readonly domain: string | undefined;
  readonly id: string;
}

export const parts = ['agent', 'handler', 'wrapper', 'root', 'child'] as const;
/** What a process is to a run. `handler` is the handler's own program, `agent` what stands above it. */
export type Part = (typeof parts)[number];

/** Ties a process to the run, or to the misleading act, that it belongs to. */
export interface Mark {
  readonly act: string;
  readonly part: Part;
}

/** A process as it truly was. */
export interface TrueProcess {
  readonly guest: Guest;
  readonly pid: number;
  readonly parent: TrueProcess | undefined;
  readonly start: number;
  end: number | undefined;
  readonly images: readonly Image[];
  readonly account: Account;
  readonly directory: string;
  readonly mark: Mark | undefined;
}

/** The image that the process held at a time. */
export function imageAt(process: TrueProcess, time: number): Image {
  let current = process.images[0] as Image;
  for (const image of process.images) if (image.at <= time) current = image;
  return current;
}

export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
