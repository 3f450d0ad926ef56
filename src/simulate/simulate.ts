import { decide } from './decide/decide.ts';
import { inventories } from './observe/inventories.ts';
import { observe } from './observe/observe.ts';
import { createRandom } from './random.ts';
import { scaleScenario } from './scenario/scale-scenario.ts';
import type { Scenario } from './scenario/scenario.ts';
import { buildTruth } from './truth/build-truth.ts';
import type { TruthEntry } from './truth/truth-entry.ts';
import { buildEstate } from './world/build-estate.ts';
import { buildPrincipals } from './world/build-principals.ts';
import { tellStory } from './world/tell-story.ts';
import { layOut, type SimulatedFile } from './write/files.ts';
import { readme } from './write/readme.ts';

export interface Simulation {
  readonly files: readonly SimulatedFile[];
  readonly truth: readonly TruthEntry[];
}

/** Tells a scenario and logs it. The same scenario, seed and scale give the same bytes. */
export function simulate(given: Scenario, seed: number, scale = 1): Simulation {
  const scenario = scaleScenario(given, scale);
  const random = createRandom(`${scenario.name}/${seed}`);
  const estate = buildEstate(scenario, random.fork('estate'));
  const principals = buildPrincipals(scenario, estate, random.fork('principals'));
  const history = tellStory(scenario, estate, principals, random.fork('story'));
  const logs = observe(scenario, history, random.fork('observation'));
  const lists = inventories(scenario, history, random.fork('inventories'));
  const facts = [
    ...logs.flatMap((log) => log.records.flatMap(({ fact }) => fact ?? [])),
    ...lists.flatMap((list) => list.facts),
  ];
  const truth = buildTruth(scenario, seed, history, logs, decide(facts));
  const files = [
    ...logs.flatMap((log) => layOut(log, scenario.name)),
    ...lists.map(({ spec, chunks }) => ({
      path: `${scenario.name}.inventory/${spec.path}`,
      chunks,
      isInventory: true as const,
    })),
  ];
  return { files: [readme(scenario, seed, scale), ...files], truth };
}
