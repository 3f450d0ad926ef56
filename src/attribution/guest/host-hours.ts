const spanMs = 2 * 3_600_000;

interface Cell {
  readonly key: string;
  readonly fromMs: number;
}

/** The cells of one machine. */
export class HoursOfHost {
  readonly #key: string;
  readonly #cells: Cell[];
  readonly #byHour = new Map<number, number>();
  #lastHour = Number.NaN;
  #lastCell = 0;

  constructor(key: string, cells: Cell[]) {
    this.#key = key;
    this.#cells = cells;
  }

  cellOf(ms: number): number {
    const hour = Math.floor(ms / spanMs);
    if (hour === this.#lastHour) return this.#lastCell;
    let cell = this.#byHour.get(hour);
    if (cell === undefined) {
      cell = this.#cells.push({ key: this.#key, fromMs: hour * spanMs }) - 1;
      this.#byHour.set(hour, cell);
    }
    this.#lastHour = hour;
    this.#lastCell = cell;
    return cell;
  }
}

/** Numbers for "this machine in these two hours": few, however many events there are. */
export class HostHours {
  readonly #cells: Cell[] = [];
  readonly #ofKey = new Map<string, HoursOfHost>();

  of(key: string): HoursOfHost {
    let hours = this.#ofKey.get(key);
    if (!hours) {
      hours = new HoursOfHost(key, this.#cells);
      this.#ofKey.set(key, hours);
    }
    return hours;
  }

  cellOf(key: string, ms: number): number {
    return this.of(key).cellOf(ms);
  }

  /** The machine, and the first and last millisecond of the hours. */
  spanOf(cell: number): { readonly key: string; readonly from: number; readonly to: number } | undefined {
    const found = this.#cells[cell];
    return found && { key: found.key, from: found.fromMs, to: found.fromMs + spanMs };
  }
}
