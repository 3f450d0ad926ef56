import { didYouMean } from '../diagnostics/near-words.ts';
import type { Input } from '../ingest/sources/input.ts';
import { line, type SafeText } from '../output/text/safe-text.ts';
import { isAt, parseInputFormat } from './parse-input-format.ts';

/** A format that is given for a file which is not read has no effect, which is most often a slip. */
export function inputFormatNotes(given: readonly string[] | undefined, inputs: readonly Input[]): SafeText[] {
  const names = inputs.map(({ name }) => name);
  const unknown = (given ?? []).flatMap((text) => {
    const { path } = parseInputFormat(text);
    return path === undefined || names.some((name) => isAt(name, path)) ? [] : [path];
  });
  return unknown.map((path) => {
    const near = didYouMean(path, names);
    return line`note: --input-format names ${path}, which is none of the files that are read.${near === undefined ? '' : ` ${near}`}`;
  });
}
