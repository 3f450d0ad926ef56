import { observe } from '../../src/simulate/observe/observe.ts';
import { createRandom } from '../../src/simulate/random.ts';
import type { Scenario } from '../../src/simulate/scenario/scenario.ts';
import { buildEstate } from '../../src/simulate/world/build-estate.ts';
import { buildPrincipals } from '../../src/simulate/world/build-principals.ts';
import { tellStory } from '../../src/simulate/world/tell-story.ts';

/** The logs of a scenario before they are laid out in files, as `simulate` makes them. */
export function logsOf(scenario: Scenario, seed: number) {
  const random = createRandom(`${scenario.name}/${seed}`);
  const estate = buildEstate(scenario, random.fork('estate'));
  const principals = buildPrincipals(scenario, estate, random.fork('principals'));
  const history = tellStory(scenario, estate, principals, random.fork('story'));
  return observe(scenario, history, random.fork('observation'));
}
