import type { Rule } from '../rules/rule.ts';

/** What one rule cost in a run. */
export interface RuleCost {
  readonly rule: Rule;
  /** Events for which the index named it, so that it was evaluated in full. */
  readonly evaluated: number;
  readonly matched: number;
  /** Time of those evaluations, in milliseconds. */
  readonly ms: number;
}

export interface Costs {
  /** Events shown to at least one rule. */
  readonly events: number;
  /** Time in the index, in milliseconds. */
  readonly indexMs: number;
  /** Dearest first; rules that were never evaluated are left out. */
  readonly rules: readonly RuleCost[];
}

interface Count {
  readonly rule: Rule;
  evaluated: number;
  matched: number;
  ms: number;
}

/** Counts and times evaluations. Measuring takes about as long as a cheap rule does: it is asked for, never always on. */
export class RuleProfile {
  #events = 0;
  #indexMs = 0;
  readonly #counts = new Map<Rule, Count>();
  /** Evaluations of the event that was added last. */
  #last: { readonly count: Count; readonly matched: boolean }[] = [];

  /** Milliseconds from any start. */
  now(): number {
    return performance.now();
  }

  addEvent(indexMs: number): void {
    this.#events++;
    this.#indexMs += indexMs;
    this.#last = [];
  }

  addEvaluation(rule: Rule, ms: number, matched: boolean): void {
    let count = this.#counts.get(rule);
    if (!count) {
      count = { rule, evaluated: 0, matched: 0, ms: 0 };
      this.#counts.set(rule, count);
    }
    count.evaluated++;
    count.ms += ms;
    if (matched) count.matched++;
    this.#last.push({ count, matched });
  }

  /** The event that was added last will be added again: its time was spent, but it counts once. */
  addAgain(): void {
    this.#events--;
    for (const { count, matched } of this.#last) {
      count.evaluated--;
      if (matched) count.matched--;
    }
    this.#last = [];
  }

  costs(): Costs {
    const rules = [...this.#counts.values()].sort((a, b) => b.ms - a.ms);
    return { events: this.#events, indexMs: this.#indexMs, rules };
  }
}
