import type { Scenario } from './scenario.ts';

/** More of the same: machines that are numbered and activities that are counted are multiplied. */
export function scaleScenario(scenario: Scenario, scale: number): Scenario {
  if (scale === 1) return scenario;
  const times = (count: number) => (count === 1 ? 1 : Math.max(1, Math.round(count * scale)));
  return {
    ...scenario,
    machines: scenario.machines.map((machine) => ({ ...machine, count: times(machine.count) })),
    activity: scenario.activity.map((activity) => ({ ...activity, count: times(activity.count) })),
  };
}
