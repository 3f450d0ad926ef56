import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { didYouMean } from '../diagnostics/near-words.ts';
import { UserError } from '../diagnostics/user-error.ts';
import { parseScenario } from '../simulate/scenario/parse-scenario.ts';
import type { ScenarioProblem } from '../simulate/scenario/reader.ts';
import type { Scenario } from '../simulate/scenario/scenario.ts';

/** The build copies the scenarios beside the code, so they lie in the same place in `src/` and `dist/`. */
const bundled = join(import.meta.dirname, '..', 'simulate', 'scenarios');

export function bundledScenarios(): Scenario[] {
  return readdirSync(bundled)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => readScenario(join(bundled, name), name));
}

/** A bundled scenario by its name, or a file of the user's own. */
export function findScenario(nameOrFile: string, cwd: string): Scenario {
  const own = join(bundled, `${nameOrFile}.yaml`);
  if (/^[\w-]+$/.test(nameOrFile) && existsSync(own)) return readScenario(own, nameOrFile);
  const file = resolve(cwd, nameOrFile);
  if (/\.ya?ml$/.test(nameOrFile) && existsSync(file)) return readScenario(file, nameOrFile);
  const near = didYouMean(
    nameOrFile,
    readdirSync(bundled).map((name) => name.replace(/\.yaml$/, '')),
  );
  throw new UserError(
    `there is no scenario ${nameOrFile}`,
    `${near === undefined ? '' : `${near} `}See \`throughline simulate --list\`, or name a YAML file.`,
  );
}

function readScenario(file: string, shown: string): Scenario {
  const { scenario, problems } = parseScenario(readFileSync(file, 'utf8'));
  if (scenario) return scenario;
  const told = problems.slice(0, 5).map(tell).join('; ');
  const more = problems.length > 5 ? `; and ${problems.length - 5} more` : '';
  throw new UserError(
    `${shown} is no scenario: ${told}${more}`,
    'See docs/ground-truth.md for what a scenario may say.',
  );
}

function tell({ path, line, message }: ScenarioProblem): string {
  const place = line === undefined ? '' : ` (line ${line})`;
  return `${path === '' ? 'the file' : path} ${message}${place}`;
}
