import { didYouMean } from '../diagnostics/near-words.ts';
import { UserError } from '../diagnostics/user-error.ts';
import type { Format } from '../ingest/formats/format.ts';
import { formats } from '../ingest/formats/registry.ts';
import { displayName } from '../ingest/sources/display-name.ts';

/** A format that the user gives for a file or folder; without a path for everything. */
export interface GivenFormat {
  readonly path: string | undefined;
  readonly format: Format;
}

/** Reads `NAME` or `PATH=NAME`. */
export function parseInputFormat(text: string): GivenFormat {
  const at = text.lastIndexOf('=');
  const name = text.slice(at + 1).trim();
  const path = at === -1 ? undefined : displayName(text.slice(0, at)).replace(/\/$/, '');
  const format = formats.find((one) => one.name === name.toLowerCase());
  if (format) return { path, format };
  const names = formats.map((one) => one.name);
  throw new UserError(
    `--input-format does not know ${name === '' ? 'an empty name' : name}`,
    didYouMean(name, names) ?? 'See `throughline formats` for the names.',
  );
}

/** Which format is given for a file, as reading asks: the longest path that names it or a folder above it wins. */
export function formatOf(given: readonly GivenFormat[]): ((file: string) => Format | undefined) | undefined {
  if (given.length === 0) return undefined;
  const byLength = given.toSorted((a, b) => (b.path?.length ?? -1) - (a.path?.length ?? -1));
  return (file) => byLength.find(({ path }) => path === undefined || isAt(file, path))?.format;
}

/** Whether a file is the one that a path names, or lies below it. */
export function isAt(file: string, path: string): boolean {
  return file === path || file.startsWith(`${path}/`) || path === '.';
}
