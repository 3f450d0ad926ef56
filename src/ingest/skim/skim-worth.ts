/** So many records are tried before it is judged whether trying is worth its cost, and so many are read after it was not. */
const trial = 1024;
const rest = 16_384;

/** Whether records are worth trying: where hardly any passes, they are read for a while. */
export class SkimWorth {
  #tried = 0;
  #passed = 0;
  #resting = 0;

  /** Of the next record. */
  isTried(): boolean {
    if (this.#resting > 0) {
      this.#resting--;
      return false;
    }
    if (this.#tried >= trial) {
      if (this.#passed * 8 < this.#tried) this.#resting = rest;
      this.#tried = 0;
      this.#passed = 0;
    }
    this.#tried++;
    return true;
  }

  passed(): void {
    this.#passed++;
  }

  /** So many were tried, and passed, by others. */
  passedElsewhere(count: number): void {
    this.#tried += count;
    this.#passed += count;
  }
}
