import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attribute } from '../src/attribution/attribute.ts';
import { attributionDocument } from '../src/attribution/document/attribution-document.ts';
import type { JsonObject } from '../src/event/json.ts';
import { readInventory } from '../src/ingest/inventory/read-inventory.ts';
import { readEvents } from '../src/ingest/read.ts';
import { IngestReport } from '../src/ingest/report.ts';
import type { Input } from '../src/ingest/sources/input.ts';
import { parseScenario } from '../src/simulate/scenario/parse-scenario.ts';
import type { Scenario } from '../src/simulate/scenario/scenario.ts';
import type { Simulation } from '../src/simulate/simulate.ts';

const folder = join(import.meta.dirname, '..', 'src', 'simulate', 'scenarios');

export function readScenarios(): Scenario[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => {
      const { scenario, problems } = parseScenario(readFileSync(join(folder, name), 'utf8'));
      if (!scenario)
        throw new Error(`${name}: ${problems.map(({ path, message }) => `${path} ${message}`).join('; ')}`);
      return scenario;
    });
}

/** What a scan makes of simulated logs, as the documents that it would print. Nothing touches a disk. */
export async function scanSimulated(simulation: Simulation): Promise<JsonObject[]> {
  const lists = simulation.files.filter((file) => file.isInventory).map(toInput);
  const logs = simulation.files.filter((file) => !file.isInventory && !file.path.endsWith('.md'));
  const inputs = logs.map(toInput);
  const { machines, diagnostics } = await readInventory(lists);
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join('; '));
  const result = await attribute(() => readEvents(inputs, new IngestReport()), { inventory: machines });
  return result.attributions.map(attributionDocument);
}

function toInput({ path, chunks }: Simulation['files'][number]): Input {
  const open = async function* () {
    for (const chunk of chunks) yield Buffer.from(chunk);
  };
  return { name: path, size: undefined, open };
}
