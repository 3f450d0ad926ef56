import { later } from '../event/instant.ts';
import type { Rule } from '../rules/rule.ts';
import type { Detection, SuppressionResult } from './detection.ts';
import type { EventTexts } from './event-texts.ts';
import type { Mode } from './schedule.ts';

/** What a detection is suppressed by: the values that its group shares. */
type Terms = SuppressionResult['terms'];

/**
 * Folds detections of one group into the first of them, for as long as the rule says. Give it detections run by run, within
 * a run by time. In a scan the duration counts in event time, in a replay from run to run.
 */
export class Suppressor {
  readonly #rule: Rule;
  readonly #mode: Mode;
  readonly #texts: EventTexts;
  readonly #open = new Map<
    string,
    { readonly anchor: string; readonly until: number; readonly run: number }
  >();

  constructor(rule: Rule, mode: Mode, texts: EventTexts) {
    this.#rule = rule;
    this.#mode = mode;
    this.#texts = texts;
  }

  /** The group of a detection; undefined: it stands alone. */
  groupOf(detection: Detection): Terms | undefined {
    const { suppression } = this.#rule;
    if (!suppression) return undefined;
    const terms = this.#terms(detection, suppression.groupBy);
    const isIncomplete = terms.some(({ value }) => value === null);
    return isIncomplete && suppression.missing === 'doNotSuppress' ? undefined : terms;
  }

  /** The anchor of the earlier detection that takes this one in. */
  into(terms: Terms, detection: Detection): string | undefined {
    const open = this.#open.get(JSON.stringify(terms));
    if (!open) return undefined;
    const isWithinRun = this.#rule.suppression?.durationMs === undefined;
    const isOpen = isWithinRun ? open.run === detection.runAt : this.#at(detection) < open.until;
    return isOpen ? open.anchor : undefined;
  }

  /** From now on this detection takes in the others of its group. */
  open(terms: Terms, detection: Detection): Detection {
    const until = this.#at(detection) + (this.#rule.suppression?.durationMs ?? 0);
    this.#open.set(JSON.stringify(terms), { anchor: detection.anchor, until, run: detection.runAt });
    return { ...detection, suppression: { terms, start: detection.time, end: detection.time, count: 0 } };
  }

  #at({ time, runAt }: Detection): number {
    return this.#mode === 'scan' ? time.ms : runAt;
  }

  #terms(detection: Detection, groupBy: readonly string[]): Terms {
    if (detection.threshold && groupBy.length === 0) return detection.threshold.terms;
    const [first] = detection.events;
    return groupBy.flatMap((field): Terms => {
      const values = first ? [...new Set(this.#texts(first, field))].sort() : [];
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
