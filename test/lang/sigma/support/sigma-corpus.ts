import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { RuleSet } from '../../../../src/engine/rule-set.ts';
import { Pipelines } from '../../../../src/lang/sigma/pipeline.ts';
import { type LoadedRules, loadRules, type RuleText } from '../../../../src/rules/load-rules.ts';
import { readTar } from '../../support/elastic-rules.ts';
import { bundledPipelines } from './sigma-context.ts';

/** All rules of an archive of SigmaHQ's. */
export function loadSigmaRules(archive: string): LoadedRules {
  return loadRules(sigmaFiles(archive));
}

export function sigmaFiles(archive: string): RuleText[] {
  return [...readTar(gunzipSync(readFileSync(archive)))].flatMap(({ name, text }) =>
    name.endsWith('.yml') ? [{ file: name, text }] : [],
  );
}

export function compileSigmaRules(
  { rules }: LoadedRules,
  placeholders: ReadonlyMap<string, readonly string[]>,
): RuleSet {
  const sigma = { pipelines: new Pipelines(bundledPipelines()), placeholders };
  return new RuleSet(rules, { now: Date.UTC(2026, 10, 21), sigma });
}
