import assert from 'node:assert/strict';
import { AlertRun } from '../../src/alerts/alert-run.ts';
import { attribute } from '../../src/attribution/attribute.ts';
import type { AttributionResult } from '../../src/attribution/model/result.ts';
import type { RuleSet } from '../../src/engine/rule-set.ts';
import type { Event } from '../../src/event/event.ts';
import type { ScanReport } from '../../src/output/scan-report.ts';
import type { Random } from '../../src/simulate/random.ts';

/** The result is a function of the set of events: order, batches and duplicates change nothing, nor does how they were read. */
export async function checkLaw(
  events: readonly Event[],
  { result, detection }: ScanReport,
  rules: RuleSet,
  random: Random,
): Promise<void> {
  const again = events.filter(() => random.chance(0.1));
  const shuffled = random.shuffle([...events, ...again]);
  const other = await attribute(() => inBatches(shuffled, random.int(1, 200)));
  same(plain(other), plain(result), 'attributions');
  const run = new AlertRun(rules);
  for (const event of shuffled) run.observe(event);
  const found = run.finish(other.attributions);
  same(found.alerts, detection?.alerts, 'alerts');
}

async function* inBatches(events: readonly Event[], size: number): AsyncGenerator<readonly Event[]> {
  for (let at = 0; at < events.length; at += size) yield events.slice(at, at + size);
}

function plain(result: AttributionResult): unknown {
  return JSON.parse(JSON.stringify(result, (_, value) => (value instanceof Map ? [...value] : value)));
}

/** Says where two values part: the whole of either is too long for anybody. */
function same(found: unknown, wanted: unknown, what: string): void {
  const place = difference(
    JSON.parse(JSON.stringify(found)),
    JSON.parse(JSON.stringify(wanted ?? null)),
    what,
  );
  assert.equal(place, undefined, `order or duplicates change the ${place}`);
}

function difference(a: unknown, b: unknown, path: string): string | undefined {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return Object.is(a, b)
      ? undefined
      : `${path}: ${JSON.stringify(a)?.slice(0, 200)} or ${JSON.stringify(b)?.slice(0, 200)}`;
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const found = difference(
      (a as Record<string, unknown>)[key],
      (b as Record<string, unknown>)[key],
      `${path}.${key}`,
    );
    if (found !== undefined) return found;
  }
  return undefined;
}
