import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseScenario } from '../../src/simulate/scenario/parse-scenario.ts';
import type { Scenario } from '../../src/simulate/scenario/scenario.ts';

const folder = join(import.meta.dirname, '..', '..', 'src', 'simulate', 'scenarios');

export const scenarioNames = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.slice(0, -'.yaml'.length))
  .sort();

export function scenarioText(name: string): string {
  return readFileSync(join(folder, `${name}.yaml`), 'utf8');
}

export function bundled(name: string): Scenario {
  const { scenario, problems } = parseScenario(scenarioText(name));
  if (!scenario) throw new Error(JSON.stringify(problems));
  return scenario;
}

/** A small scenario of one's own: the given parts replace those of a single Windows machine with one run. */
export function small(parts: Readonly<Record<string, string>> = {}): string {
  const whole: Record<string, string> = {
    name: 'small',
    title: 'Small',
    duration: '2h',
    subscriptions: '[{ name: prod }]',
    machines: '[{ name: web, subscription: prod }]',
    principals: '[{ name: alexw }]',
    activity: '[{ at: 1h, by: alexw }]',
    'cloud-logs': '[{ path: cloud.ndjson }]',
    'guest-logs': '[{ path: guest.ndjson }]',
    ...parts,
  };
  return Object.entries(whole)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');
}

export function parsed(text: string): Scenario {
  const { scenario, problems } = parseScenario(text);
  if (!scenario) throw new Error(JSON.stringify(problems));
  return scenario;
}
