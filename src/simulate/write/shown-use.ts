import { baseName, type Image, type ScriptUse } from '../world/process.ts';

/** What one record shows of a script's use. */
export interface ShownUse {
  readonly handler: string;
  readonly form: ScriptUse['form'];
  /** The handler's download folder is named. */
  readonly inFolder: boolean;
  readonly actionLine: boolean;
  readonly commandName: string | undefined;
  readonly sequence?: number | undefined;
}

/** What a shape writes down of an image. */
export interface Shows {
  readonly commandLine: boolean;
  readonly directory: boolean;
  /** What started it, where that was the handler's program and the record says so. */
  readonly underHandler: boolean;
}

/** An image's use of a script as far as its record shows it: by its words, its directory, or by who started it. */
export function shownUse(image: Image | undefined, shows: Shows): ShownUse | undefined {
  const use = image?.script;
  if (!image || !use) return undefined;
  const { handler, form, actionLine, commandName, sequence } = use;
  const inFolder = shows.commandLine && (use.named === 'words' || shows.directory);
  const line = actionLine && shows.commandLine;
  if (inFolder || line) return { handler, form, inFolder, actionLine: line, commandName, sequence };
  const shell = /^(?:sh|bash|dash|cmd|powershell)(?:\.exe)?$/i.test(baseName(image.executable));
  if (!shows.underHandler || !shell) return undefined;
  return { handler, form, inFolder: false, actionLine: false, commandName: undefined };
}
