import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import process from 'node:process';
import { UserError } from '../diagnostics/user-error.ts';
import { isRuleFile, type LoadedRules, loadRules, type RuleText } from '../rules/load-rules.ts';
import { packageRoot } from './package-root.ts';
import { fewestCached, YamlCache } from './yaml-cache.ts';

/** The rules that come with Throughline. */
export const bundledRules = join(packageRoot, 'rules');

/** Reads rules from files and from folders with everything below; a file that is named is read whatever it is called. */
export async function loadRuleFiles(paths: readonly string[], cwd: string): Promise<LoadedRules> {
  const texts = await ruleTexts(paths, cwd);
  const count = texts.filter(({ file }) => /\.ya?ml$/i.test(file)).length;
  const cache = count < fewestCached ? undefined : await YamlCache.open(process.env);
  const loaded = loadRules(texts, cache);
  await cache?.close();
  const { rules, exceptions, diagnostics } = loaded;
  if (rules.length + exceptions.length + diagnostics.length > 0) return loaded;
  throw new UserError(
    `there is no rule in ${paths.join(', ')}`,
    'docs/rules.md says which files hold rules.',
  );
}

export async function ruleTexts(paths: readonly string[], cwd: string): Promise<RuleText[]> {
  const texts = new Map<string, RuleText>();
  for (const path of paths) {
    const full = resolve(cwd, path);
    for (const file of await filesOf(full, path)) {
      texts.set(file, { file: shownName(file, cwd), text: await readFile(file, 'utf8') });
    }
  }
  return [...texts.values()];
}

async function filesOf(full: string, path: string): Promise<string[]> {
  const found = await stat(full).catch(() => undefined);
  if (!found)
    throw new UserError(`cannot find the rules ${path}`, 'Give rule files, or folders that hold some.');
  if (!found.isDirectory()) return [full];
  const entries = await readdir(full, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && isRuleFile(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('_deprecated'))
    .sort();
}

function shownName(file: string, cwd: string): string {
  const near = relative(cwd, file);
  return near.startsWith('..') ? file : near;
}
