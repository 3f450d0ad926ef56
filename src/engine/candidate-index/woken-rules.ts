/** Rules of a bucket, as places in its list, that the slots which were set for an event wake. */
export class WokenRules {
  /** What the event has woken so far, each once. */
  readonly places: number[] = [];
  /** By rule: the last event that woke it. */
  readonly #stamps: Int32Array;
  /** By slot, and one more: where the rules that it wakes begin in `#rules`. */
  readonly #begins: Int32Array;
  #rules = new Int32Array(0);

  constructor(rules: number, slots: number) {
    this.#stamps = new Int32Array(rules);
    this.#begins = new Int32Array(slots + 1);
  }

  /** From now on slots wake these. */
  follow(bySlot: ReadonlyMap<number, readonly number[]>): void {
    const rules: number[] = [];
    for (let slot = 0; slot + 1 < this.#begins.length; slot++) {
      for (const place of bySlot.get(slot) ?? []) rules.push(place);
      this.#begins[slot + 1] = rules.length;
    }
    this.#rules = Int32Array.from(rules);
  }

  /** The slot is set for the event of that number, which is none of those before. */
  wake(slot: number, event: number): void {
    const end = this.#begins[slot + 1] as number;
    for (let at = this.#begins[slot] as number; at < end; at++) {
      const place = this.#rules[at] as number;
      if (this.#stamps[place] === event) continue;
      this.#stamps[place] = event;
      this.places.push(place);
    }
  }

  /** Numbers of events begin anew. */
  forget(): void {
    this.#stamps.fill(0);
  }
}
