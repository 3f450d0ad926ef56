import { type Entry, EntryTable } from './entry-table.ts';
import { gramIn } from './gram.ts';
import type { Sought } from './sought.ts';
import type { SoughtTexts } from './sought-texts.ts';

/** Texts of one to three characters, by the last two, or the one that they have. */
export class ShortTable {
  /** A bit for any two characters, without the bits of case: whether anything may end in them. */
  readonly marks: Uint8Array;
  /** By the last character. */
  readonly singles: EntryTable;
  /** By the last two. */
  readonly pairs: EntryTable;

  /** `members` are places in the list of texts. */
  constructor(texts: SoughtTexts, members: readonly number[]) {
    this.marks = members.length === 0 ? none : new Uint8Array(1 << 13);
    const singles: Entry[] = [];
    const pairs: Entry[] = [];
    for (const index of members) {
      const { text } = texts.list[index] as Sought;
      const offset = text.length - 1;
      const gram = gramIn(text, offset);
      if (offset === 0) {
        singles.push({ key: gram & 0xff, index, offset });
        for (let pair = gram & 0xff; pair <= 0xffff; pair += 0x100) this.#mark(pair);
      } else {
        pairs.push({ key: gram & 0xffff, index, offset });
        this.#mark(gram & 0xffff);
      }
    }
    this.singles = new EntryTable(singles, texts);
    this.pairs = new EntryTable(pairs, texts);
  }

  #mark(pair: number): void {
    this.marks[pair >> 3] = (this.marks[pair >> 3] as number) | (1 << (pair & 7));
  }
}

const none = new Uint8Array(1 << 13);
