import { splitRow } from './csv-row.ts';

export interface Columns {
  readonly separator: string;
  readonly names: readonly string[];
}

const separators = [',', ';', '\t'] as const;

/** A column's name: words, dots, the brackets of `TimeGenerated [UTC]`, and no sentence. */
const columnName = /^[\p{L}_@$][\p{L}\p{N}_ .\-[\]()/@#:$]{0,99}$/u;

/** Two words with a comma between them are a sentence more often than a table: unless a row below agrees, a table has more. */
export const plainColumns = 3;

const longestHeader = 64 * 1024;

/** Whether a line stands before the header and is no row. */
export function isPreface(line: string): boolean {
  return /^(?:"?sep=."?|#TYPE \S.*)$/i.test(line);
}

/**
 * The columns of a file that begins like CSV with a header: at least so many names, all different, between commas, semicolons or
 * tabs. A first line `sep=;`, which Excel understands, or `#TYPE …`, which PowerShell writes, is passed over. Undefined where the text begins otherwise.
 */
export function columnsOf(text: string, least: number): Columns | undefined {
  const [first = '', second = ''] = text.slice(0, longestHeader).split(/\r?\n/, 2);
  const line = isPreface(first) ? second : first;
  let best: Columns | undefined;
  for (const separator of separators) {
    if (!line.includes(separator)) continue;
    const names = splitRow(line, separator)?.map((name) => name.trim());
    if (names === undefined || names.length < least || names.length <= (best?.names.length ?? 0)) continue;
    if (names.at(-1) === '') names.pop();
    if (names.every((name) => columnName.test(name)) && new Set(names).size === names.length) {
      best = { separator, names };
    }
  }
  return best;
}
