/** Thrown, and never seen outside, where a text is not of the part of YAML that is read fast. */
export const beyond = new Error('The text is for the full reader.');

const lineFeed = 10;
const carriageReturn = 13;
const space = 32;
const hash = 35;
const dash = 45;

/** The lines of a text, and where in them a reader is. */
export class BlockLines {
  readonly text: string;
  at = 0;
  /** Of what begins the line; -1 at the end of a document. */
  column = -1;
  /** Whether the document ended with the mark that begins another. */
  isMarker = false;
  /** The greatest column of the comments between the last content and this line; -1 where there are none. */
  comment = -1;
  /** Where the last value ends, with the end of its line. */
  end = 0;
  /** Whether a collection that is closed has taken the comments before this line. */
  #hasTaken = false;

  constructor(text: string) {
    this.text = text;
  }

  /** Goes to the first content at or after the start of a line. */
  next(start: number): void {
    const { text } = this;
    this.comment = -1;
    this.isMarker = false;
    this.#hasTaken = false;
    for (let line = start; line < text.length; line = this.lineEnd() + 1) {
      const at = this.skipSpaces(line);
      this.at = at;
      if (this.isLineEnd(at)) continue;
      const column = at - line;
      if (text.charCodeAt(at) === hash) {
        this.comment = Math.max(this.comment, column);
        continue;
      }
      this.column = column;
      if (column === 0 && /^(?:---|\.\.\.)/.test(text.slice(at, at + 3))) this.#mark();
      return;
    }
    this.at = text.length;
    this.column = -1;
  }

  #mark(): void {
    if (!this.text.startsWith('---', this.at) || !this.isLineEnd(this.at + 3)) throw beyond;
    this.isMarker = true;
    this.column = -1;
  }

  /**
   * Ends a collection at that column and tells where. A comment further in would move the end. One at its column does not, but the library
   * takes it to fill the collection around, which then ends where the next content begins.
   */
  close(column: number): number {
    const { end } = this;
    if (this.column > column) throw beyond;
    if (this.#hasTaken) return end;
    if (this.comment > column) throw beyond;
    this.#hasTaken = column > 0 && this.comment === column;
    if (this.#hasTaken) this.end = this.at;
    return end;
  }

  /** Of the line that `at` is in, without its line feed. */
  lineEnd(): number {
    const found = this.text.indexOf('\n', this.at);
    return found < 0 ? this.text.length : found;
  }

  skipSpaces(from: number): number {
    let at = from;
    while (this.text.charCodeAt(at) === space) at++;
    return at;
  }

  isLineEnd(at: number): boolean {
    const code = this.text.charCodeAt(at);
    return code === lineFeed || code === carriageReturn || at >= this.text.length;
  }

  isSpaceOrEnd(at: number): boolean {
    return this.text.charCodeAt(at) === space || this.isLineEnd(at);
  }

  isComment(at: number): boolean {
    return this.text.charCodeAt(at) === hash && this.text.charCodeAt(at - 1) === space;
  }

  isItem(): boolean {
    return this.text.charCodeAt(this.at) === dash && this.isSpaceOrEnd(this.at + 1);
  }
}
