import { indexOfRun } from './index-of-run.ts';

/** The terms of one text, in order. */
export class Terms {
  readonly list: readonly string[];
  #set: ReadonlySet<string> | undefined;

  constructor(list: readonly string[]) {
    this.list = list;
  }

  has(term: string): boolean {
    this.#set ??= new Set(this.list);
    return this.#set.has(term);
  }

  /** Whether the terms follow each other somewhere. */
  hasPhrase(phrase: readonly string[]): boolean {
    // Almost every text lacks some word of a phrase, and a look into a set says so.
    for (const term of phrase) if (!this.has(term)) return false;
    return phrase.length > 0 && indexOfRun(this.list, phrase) !== -1;
  }
}
