import type { Scenario } from '../scenario/scenario.ts';
import type { SimulatedFile } from './files.ts';

/** The label that stands beside every simulated set of logs. */
export function readme(scenario: Scenario, seed: number, scale: number): SimulatedFile {
  const lists = scenario.inventories.map(({ path }) => ` --inventory ${scenario.name}.inventory/${path}`);
  const listed =
    lists.length === 0
      ? []
      : [`Lists of machines belong to them: \`throughline scan ${scenario.name}${lists.join('')}\`.\n`];
  const scaled = scale === 1 ? '' : ` --scale ${scale}`;
  const about = scenario.about === '' ? '' : `\n${scenario.about}\n`;
  return {
    path: `${scenario.name}.README.md`,
    chunks: [
      `# ${scenario.title}\n\n`,
      `**Synthetic.** No record here was ever written by a real system. Everything was made by\n`,
      `\`throughline simulate ${scenario.name} --seed ${seed}${scaled}\`; names and addresses are those reserved for examples.\n`,
      about,
      `\nThe logs lie in \`${scenario.name}/\`. \`${scenario.name}.truth.ndjson\` holds what truly happened and what these logs allow one\n`,
      "to know of it; its fields are explained in Throughline's `docs/ground-truth.md`. It is no input for `throughline scan`.\n",
      ...listed,
    ],
  };
}
