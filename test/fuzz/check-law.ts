import assert from 'node:assert/strict';
import { AlertRun } from '../../src/alerts/alert-run.ts';
import { attribute } from '../../src/attribution/attribute.ts';
import type { AttributionResult } from '../../src/attribution/model/result.ts';
import type { RuleSet } from '../../src/engine/rule-set.ts';
import type { Event } from '../../src/event/event.ts';
import { html } from '../../src/output/html.ts';
import { RunContext } from '../../src/output/run-context.ts';
import type { ScanReport } from '../../src/output/scan-report.ts';
import type { Random } from '../../src/simulate/random.ts';
import { render } from '../support/render.ts';

/** The result is a function of the set of events, and of which files go on elsewhere: order, batches and duplicates change nothing, nor does how they were read. */
export async function checkLaw(
  events: readonly Event[],
  unended: readonly string[],
  report: ScanReport,
  rules: RuleSet,
  random: Random,
): Promise<void> {
  const again = events.filter(() => random.chance(0.1));
  const shuffled = random.shuffle([...events, ...again]);
  const result = await attribute(({ onUnendedListing }) => {
    for (const file of unended) onUnendedListing(file);
    return inBatches(shuffled, random.int(1, 200));
  });
  same(plain(result), plain(report.result), 'attributions');
  const run = new AlertRun(rules);
  for (const event of shuffled) run.observe(event);
  const { alerts } = run.finish(result.attributions);
  same(alerts, report.detection?.alerts, 'alerts');
  const context = new RunContext(result.attributions);
  for (const event of shuffled) context.observe(event);
  // The page shows all that any output does, sessions and original records too.
  const [page, other] = [report, { ...report, context }].map((each) => render(html, each));
  same(other?.split('\n'), page?.split('\n'), 'page');
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
  if (typeof a === 'string' && typeof b === 'string' && a !== b && a.length > 200) {
    let at = 0;
    while (a[at] === b[at]) at++;
    return `${path} at ${at}: ${a.slice(at - 60, at + 100)} or ${b.slice(at - 60, at + 100)}`;
  }
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
