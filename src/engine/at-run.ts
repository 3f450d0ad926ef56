import type { EventTest, HeldAt } from './event-test.ts';
import type { CompiledRule } from './rule-set.ts';
import type { Evaluate, Found, Prepare } from './run.ts';

/**
 * Prepares a rule for its runs. Where its query reads the clock, what was found is only what may hold at some time, and each
 * run asks anew what holds at its own `now`; mostly that is what held at the run before.
 */
export function atRun(prepare: Prepare, compiled: CompiledRule, found: Found): Evaluate {
  const { rule, events, indicators } = compiled;
  if (!events.at && !indicators?.at) return prepare(rule, found);
  let prepared: { readonly key: string; readonly evaluate: Evaluate } | undefined;
  return (run, past, lookAt) => {
    const event = heldAt(events, run.now);
    const indicator = heldAt(indicators, run.now);
    const key = `${event.key}\n${indicator.key}`;
    if (prepared?.key !== key) {
      const evaluate = prepare(rule, {
        ...found,
        candidates: found.candidates.filter((candidate) => event.holds(candidate.event)),
        indicators: found.indicators.filter(indicator.holds),
      });
      prepared = { key, evaluate };
    }
    return prepared.evaluate(run, past, lookAt);
  };
}

function heldAt(test: EventTest | undefined, now: number): HeldAt {
  return test?.at?.(now) ?? { key: '', holds: () => true };
}
