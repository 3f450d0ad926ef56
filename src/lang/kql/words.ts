import { anyRun, type GlobPart, globText } from '../../plan/glob.ts';

/** A bare text with wildcards as a pattern over a whole value. */
export function patternOf(parts: readonly string[]): GlobPart[] {
  return parts.flatMap((part, at) => (at === 0 ? [globText(part)] : [anyRun, globText(part)]));
}

/**
 * What white space separates, wildcards left in place. Elasticsearch's `query_string`, to which
 * Kibana hands wildcards on everything but keyword fields, reads each word as a query of its own.
 */
export function wordsOf(parts: readonly string[]): string[][] {
  const words: string[][] = [['']];
  for (const [at, part] of parts.entries()) {
    if (at > 0) words.at(-1)?.push('');
    for (const [index, piece] of part.split(/\s+/).entries()) {
      if (index > 0) words.push([piece]);
      else append(words.at(-1) as string[], piece);
    }
  }
  return words.filter((word) => word.length > 1 || word[0] !== '');
}

function append(word: string[], piece: string): void {
  word[word.length - 1] += piece;
}
