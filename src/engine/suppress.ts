import { getTexts } from '../event/fields.ts';
import { later } from '../event/instant.ts';
import type { Rule } from '../rules/rule.ts';
import type { Detection, SuppressionResult } from './detection.ts';
import type { Mode } from './schedule.ts';

/**
 * Folds detections of one group into the first of them, for as long as the rule says. Give it detections run by run, within
 * a run by time. In a scan the duration counts in event time, in a replay from run to run.
 */
export class Suppressor {
  readonly #rule: Rule;
  readonly #mode: Mode;
  readonly #open = new Map<
    string,
    { readonly anchor: string; readonly until: number; readonly run: number }
  >();

  constructor(rule: Rule, mode: Mode) {
    this.#rule = rule;
    this.#mode = mode;
  }

  /** The anchor of the detection that takes this one in, and the terms that they share; undefined: it stands alone. */
  place(
    detection: Detection,
  ): { readonly into: string | undefined; readonly result: SuppressionResult } | undefined {
    const { suppression } = this.#rule;
    if (!suppression) return undefined;
    const terms = this.#terms(detection, suppression.groupBy);
    const isIncomplete = terms.some(({ value }) => value === null);
    if (isIncomplete && suppression.missing === 'doNotSuppress') return undefined;
    const key = JSON.stringify(terms);
    const at = this.#mode === 'scan' ? detection.time.ms : detection.runAt;
    const result = { terms, start: detection.time, end: detection.time, count: 0 };
    const open = this.#open.get(key);
    const isOpen =
      open && (suppression.durationMs === undefined ? open.run === detection.runAt : at < open.until);
    if (isOpen) return { into: open.anchor, result };
    const until = at + (suppression.durationMs ?? 0);
    this.#open.set(key, { anchor: detection.anchor, until, run: detection.runAt });
    return { into: undefined, result };
  }

  #terms(detection: Detection, groupBy: readonly string[]): SuppressionResult['terms'] {
    if (detection.threshold && groupBy.length === 0) return detection.threshold.terms;
    const [first] = detection.events;
    return groupBy.flatMap((field): SuppressionResult['terms'] => {
      const values = first ? [...new Set(getTexts(first.doc, field))].sort() : [];
      return values.length === 0 ? [{ field, value: null }] : values.map((value) => ({ field, value }));
    });
  }
}

/** The detection with one more folded into it. */
export function takeIn(kept: Detection, other: Detection): Detection {
  const own = kept.suppression;
  if (!own) return kept;
  return { ...kept, suppression: { ...own, end: later(own.end, other.time), count: own.count + 1 } };
}
