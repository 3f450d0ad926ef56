/** What somebody wants of the records of a data stream, told by their bytes. */
export interface WantedWords {
  /** Of letters, digits, blanks and `._-` of ASCII, in any case: a record that holds none is of no use. Where there are none, no record is. */
  readonly words: readonly string[];
  /** Dotted paths of the fields that hold them. */
  readonly fields: readonly string[];
}

export interface Search {
  readonly pattern: RegExp;
  /** Whether they stand in the observer's texts alone; otherwise anywhere in the record. */
  readonly inTexts: boolean;
}

/** The words as one pattern, and whether they need be looked for in the given texts alone; undefined where there are none. */
export function patternOf({ words, fields }: WantedWords, texts: readonly string[]): Search | undefined {
  if (words.length === 0) return undefined;
  const source = [...new Set(words.map((word) => word.toLowerCase()))]
    .sort()
    .map((word) => word.replaceAll('.', '\\.'));
  return {
    pattern: new RegExp(source.join('|'), 'i'),
    inTexts: fields.every((field) => texts.includes(field)),
  };
}
