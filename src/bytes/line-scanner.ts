import { openScanner, type Scanner } from './scanner.ts';

/** Flags. */
const wide = 1;
const escaped = 2;

/** What is looked for in lines. */
export interface Search {
  /** Writes its tables, which are all zero, into the bytes. */
  fill(bytes: Buffer, at: number): void;
}

/**
 * Looks through lines sixteen bytes at a time. One line after the other is copied to where WebAssembly reaches it, and stands there from
 * `from` to `to` of `bytes` until the next. Where there is no WebAssembly, all are left to whoever parses.
 */
export class LineScanner {
  readonly bytes: Buffer;
  /** Of the same bytes. */
  readonly view: DataView;
  readonly from: number;
  to: number;
  /** Of the members of the object that was walked last: the numbers of their names, and where their values stand. */
  readonly names: Int32Array;
  readonly begins: Int32Array;
  readonly ends: Int32Array;
  /** How many there are; −1 where only parsing tells. */
  count = -1;
  /** Of their names. */
  hash = 0;
  /** Whether the line that was walked last holds what is not ASCII. */
  isWide = false;
  /** Whether some text of it has an escape by number, which may stand for any character. */
  hasNumberedEscape = false;
  readonly #code: Scanner;
  /** Of the last call: how many names are known, a hash of those of the object, flags, sets. */
  readonly #results: Int32Array;
  readonly #most: number;
  readonly #refuses: (name: string) => boolean;
  readonly #texts: string[] = [''];
  readonly #searches = new Map<Search, number>();

  /** `refuses`: whether records with a member of that name are for whoever parses. */
  constructor(refuses: (name: string) => boolean) {
    const code = openScanner();
    const { buffer } = code.memory;
    const most = code.mostMembersOf();
    this.#code = code;
    this.#refuses = refuses;
    this.#most = code.lineRoomSize();
    this.bytes = Buffer.from(buffer);
    this.view = new DataView(buffer);
    this.#results = new Int32Array(buffer, code.resultsAt(), 4);
    this.from = code.lineAt();
    this.to = this.from;
    this.names = new Int32Array(buffer, code.membersAt(), most);
    this.begins = new Int32Array(buffer, code.beginsAt(), most);
    this.ends = new Int32Array(buffer, code.endsAt(), most);
  }

  /**
   * Whether the line is one JSON object that `JSON.parse` reads, of members with different names that are written without escapes and in
   * ASCII. It gives up, rather than be mistaken, on all that is not plain. UTF-8 is not looked at.
   */
  walk(bytes: Buffer, from: number, to: number): boolean {
    const code = this.#code;
    const length = to - from;
    this.count = -1;
    this.to = this.from;
    if (length > this.#most) return false;
    this.bytes.set(bytes.subarray(from, to), this.from);
    this.to = this.from + length;
    const count = code.walk(length);
    const results = this.#results;
    if ((results[0] as number) >= this.#texts.length && !this.#learn()) return false;
    this.count = count;
    this.hash = results[1] as number;
    const flags = results[2] as number;
    this.isWide = (flags & wide) !== 0;
    this.hasNumberedEscape = (flags & escaped) !== 0;
    return count >= 0;
  }

  nameOf(name: number): string {
    return this.#texts[name] as string;
  }

  /** Whether the line may still be walked, after names that were never met before. */
  #learn(): boolean {
    const code = this.#code;
    let areAllowed = true;
    for (let name = this.#texts.length; name <= (this.#results[0] as number); name++) {
      const at = code.nameAt(name);
      const text = this.bytes.toString('latin1', at, at + code.nameLength(name));
      this.#texts.push(text);
      if (!this.#refuses(text)) continue;
      code.refuse(name);
      areAllowed = false;
    }
    return areAllowed;
  }

  /** Where the tables of a search stand in the bytes, which it is to write the first time; 0 where there is no room. */
  tablesOf(search: Search): number {
    return this.#searches.get(search) ?? this.#newTables(search);
  }

  #newTables(search: Search): number {
    const tables = this.#code.newSearch();
    this.#searches.set(search, tables);
    if (tables !== 0) search.fill(this.bytes, tables);
    return tables;
  }

  /** The next place from `from` on where four bytes of some set of the tables may begin; 0 where there is none in the line. */
  candidate(tables: number, from: number): number {
    return this.#code.candidate(tables, from, this.to);
  }

  /** Sets of the last candidate, as bits. */
  get foundSets(): number {
    return this.#results[3] as number;
  }
}
