const spanMs = 2 * 3_600_000;

interface Cell {
  readonly key: string;
  readonly fromMs: number;
}

/** Numbers for "this machine in these two hours": few, however many events there are. */
export class HostHours {
  readonly #cells: Cell[] = [];
  readonly #ofKey = new Map<string, Map<number, number>>();
  #lastKey: string | undefined;
  #lastHours = new Map<number, number>();

  cellOf(key: string, ms: number): number {
    if (key !== this.#lastKey) {
      const known = this.#ofKey.get(key) ?? new Map<number, number>();
      this.#ofKey.set(key, known);
      this.#lastKey = key;
      this.#lastHours = known;
    }
    const hour = Math.floor(ms / spanMs);
    let cell = this.#lastHours.get(hour);
    if (cell === undefined) {
      cell = this.#cells.length;
      this.#cells.push({ key, fromMs: hour * spanMs });
      this.#lastHours.set(hour, cell);
    }
    return cell;
  }

  /** The machine, and the first and last millisecond of the hours. */
  spanOf(cell: number): { readonly key: string; readonly from: number; readonly to: number } | undefined {
    const found = this.#cells[cell];
    return found && { key: found.key, from: found.fromMs, to: found.fromMs + spanMs };
  }
}
