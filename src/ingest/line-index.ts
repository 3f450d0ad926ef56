/** The cell of what cannot matter to a later reading, whatever the first one finds. */
export const neverNeeded = 0;

/** What one file's lines are to a later reading. */
export class FileLines {
  /** By line: 0 where nothing is known of it, else one more than its cell. */
  #cells = new Uint32Array(1024);
  #notes = 0;
  /** Events that the first reading made of the file. */
  events = 0;
  /** By cell, once the first reading is over: whether its lines matter. */
  #needed: ((cell: number) => boolean) | undefined;

  /** For records that share their line: of these only the cell that never matters can be made use of. */
  readonly shared = {
    note: (_line: number, cell: number): void => {
      if (cell === neverNeeded) this.#notes++;
    },
  };

  /** The record alone on this line belongs to this cell. */
  note(line: number, cell: number): void {
    if (line >= this.#cells.length) {
      const grown = new Uint32Array(Math.max(line + 1, 2 * this.#cells.length));
      grown.set(this.#cells);
      this.#cells = grown;
    }
    this.#cells[line] = cell + 1;
    this.#notes++;
  }

  close(needed: (cell: number) => boolean): void {
    this.#needed = needed;
  }

  get isClosed(): boolean {
    return this.#needed !== undefined;
  }

  /** Whether the line must be read: everything must of which nothing is known. */
  needs(line: number): boolean {
    if (this.#needed === undefined) return true;
    const cell = this.#cells[line] ?? 0;
    return cell === 0 || this.#needed(cell - 1);
  }

  /** Whether anything of the file must be read. */
  get isNeeded(): boolean {
    const needed = this.#needed;
    if (needed === undefined || this.events === 0 || this.#notes < this.events) return true;
    return this.#cells.some((cell) => cell !== 0 && needed(cell - 1));
  }
}

/**
 * What a first reading learned of single lines, so that a second one passes over those that cannot matter without parsing
 * them. It knows only lines that hold one record and nothing else; whoever observes the events says to which cell (a number
 * of its own choosing) each belongs, and later which cells matter. Four bytes a line: a six-hundredth of the logs.
 */
export class LineIndex {
  readonly #files = new Map<object, FileLines>();
  #needed: ((cell: number) => boolean) | undefined;

  /** The lines of an input, which is known by identity: names may repeat. */
  of(input: object): FileLines {
    let lines = this.#files.get(input);
    if (!lines) {
      lines = new FileLines();
      this.#files.set(input, lines);
    }
    if (this.#needed) lines.close(this.#needed);
    return lines;
  }

  /** The first reading is over; `needed` says which cells matter. Asked once for each cell. */
  close(needed: (cell: number) => boolean): void {
    const answers: (boolean | undefined)[] = [];
    this.#needed = (cell) => {
      answers[cell] ??= needed(cell);
      return answers[cell];
    };
  }
}
