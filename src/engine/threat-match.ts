import type { Event } from '../event/event.ts';
import { compareEvents } from '../event/order.ts';
import type { ThreatEntry } from '../rules/rule.ts';
import type { Indicator } from './detection.ts';
import type { EventTexts } from './event-texts.ts';
import { inWindow, type Prepare } from './run.ts';

/** Events that agree with an indicator in every field of one of the mapping's items. */
export const threatMatch: Prepare = (rule, { candidates, indicators, texts }) => {
  const mapping = rule.threatMatch?.mapping ?? [];
  const sorted = indicators.toSorted(compareEvents);
  const items = mapping.map((entries) => ({ entries, byValue: indexOf(entries, sorted, texts) }));
  return (run) =>
    inWindow(candidates, run).flatMap(({ event }) => {
      const matched = items.flatMap(({ entries, byValue }) => agreeing(event, entries, byValue, texts));
      if (matched.length === 0) return [];
      return [
        { rule, anchor: event.id, time: event.time, runAt: run.now, events: [event], indicators: matched },
      ];
    });
};

/** By the value of the first entry that asks for agreement. */
function indexOf(
  entries: readonly ThreatEntry[],
  indicators: readonly Event[],
  texts: EventTexts,
): Map<string, Event[]> {
  const byValue = new Map<string, Event[]>();
  const first = entries.find(({ negate }) => !negate);
  if (!first) return byValue;
  for (const indicator of indicators) {
    for (const value of new Set(texts(indicator, first.indicatorField))) {
      const known = byValue.get(value);
      if (known) known.push(indicator);
      else byValue.set(value, [indicator]);
    }
  }
  return byValue;
}

function agreeing(
  event: Event,
  entries: readonly ThreatEntry[],
  byValue: ReadonlyMap<string, readonly Event[]>,
  texts: EventTexts,
): Indicator[] {
  const first = entries.find(({ negate }) => !negate);
  if (!first) return [];
  const near = new Set(texts(event, first.field).flatMap((value) => byValue.get(value) ?? []));
  return [...near].flatMap((indicator) => {
    const matched = entries.flatMap(({ field, indicatorField, negate }) => {
      const values = texts(indicator, indicatorField);
      const atomic = texts(event, field).find((value) => values.includes(value));
      return negate || atomic === undefined ? [] : [{ field, indicatorField, atomic }];
    });
    const wanted = entries.filter(({ negate }) => !negate).length;
    const isExcluded = entries.some(
      ({ field, indicatorField, negate }) =>
        negate && texts(event, field).some((value) => texts(indicator, indicatorField).includes(value)),
    );
    return matched.length === wanted && !isExcluded ? [{ event: indicator, matched }] : [];
  });
}
