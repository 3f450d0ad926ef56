import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readScenarios } from '../../../bench/simulated-sets.ts';
import { simulate } from '../../../src/simulate/simulate.ts';

/* Lines of records in every form that is at hand. All of it is synthetic. */

const samples = new URL('../formats/samples/', import.meta.url);
const incident = new URL('../../../examples/incident/', import.meta.url);

export function sampleLines(): string[] {
  return readdirSync(samples).flatMap((file) => {
    const { cases } = JSON.parse(readFileSync(new URL(file, samples), 'utf8'));
    return cases.map(({ record }: { record: unknown }) => JSON.stringify(record));
  });
}

/** Files of the example, unpacked. */
export function incidentFiles(): Buffer[] {
  return readdirSync(incident, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:ndjson|json)(?:\.gz)?$/.test(path))
    .sort()
    .map((path) => {
      const bytes = readFileSync(new URL(path, incident));
      return path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
    });
}

/** Between them every shape in which guests are simulated. */
const scenarios = new Set(['channels', 'names', 'hazard-mixed-shapes', 'hazard-long-script']);
const fewLines = 400;

/** The beginnings of some scenarios' logs, file by file; none is compressed. */
export function simulatedFiles(): { readonly name: string; readonly lines: readonly string[] }[] {
  return readScenarios()
    .filter(({ name }) => scenarios.has(name))
    .flatMap((scenario) =>
      simulate(scenario, 7)
        .files.filter(({ path }) => !path.endsWith('.md'))
        .map(({ path, chunks }) => ({
          name: `${scenario.name}/${path}`,
          lines: Buffer.concat([...chunks].map((chunk) => Buffer.from(chunk)))
            .toString()
            .split('\n', fewLines),
        })),
    );
}
