import type { CloudLogSpec, GuestLogSpec, Scenario } from '../scenario/scenario.ts';

/** Whether a time lies beyond what was extracted of a log. */
export function outside(at: number, scenario: Scenario, spec: CloudLogSpec | GuestLogSpec): boolean {
  if (spec.from !== undefined && at < scenario.start + spec.from) return true;
  return spec.to !== undefined && at >= scenario.start + spec.to;
}
