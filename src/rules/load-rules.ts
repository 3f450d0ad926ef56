import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { compareText } from '../event/order.ts';
import type { Exception } from './exception.ts';
import { readKibanaExceptions } from './read-kibana-exceptions.ts';
import { readNdjsonRules } from './read-ndjson.ts';
import type { RuleRead } from './read-rule.ts';
import { readSigmaRules } from './read-sigma.ts';
import { readTomlRule } from './read-toml.ts';
import type { Rule } from './rule.ts';

export interface RuleText {
  readonly file: string;
  readonly text: string;
}

export interface LoadedRules {
  /** By name, then id. */
  readonly rules: readonly Rule[];
  /** Items of exception lists that came with the rules which name them. */
  readonly exceptions: readonly Exception[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether a file can hold rules. Cases stand beside rules and are none. */
export function isRuleFile(name: string): boolean {
  return /\.(?:toml|ndjson|ya?ml)$/i.test(name) && !/\.cases\.ya?ml$/i.test(name);
}

/** Reads rule files of any kind. Of two rules with one id the first counts, in the order of file names. */
export function loadRules(texts: readonly RuleText[]): LoadedRules {
  const rules = new Map<string, Rule>();
  const exceptions: Exception[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { text, file } of texts.toSorted((a, b) => compareText(a.file, b.file))) {
    const reads = readFile(text, file);
    for (const read of reads) {
      diagnostics.push(...read.diagnostics);
      const { rule } = read;
      if (!rule) continue;
      const known = rules.get(rule.id);
      if (known) diagnostics.push(duplicate(rule, known));
      else rules.set(rule.id, rule);
    }
    if (!isExport(file)) continue;
    const excepting = readKibanaExceptions(text, file);
    exceptions.push(...excepting.exceptions);
    // A line that is no JSON is neither rule nor exception, and is told once.
    const told = new Set(reads.flatMap((read) => read.diagnostics.map(({ location }) => location?.line)));
    diagnostics.push(...excepting.diagnostics.filter(({ location }) => !told.has(location?.line)));
  }
  const sorted = [...rules.values()].sort((a, b) => compareText(a.name, b.name) || compareText(a.id, b.id));
  const named = new Set(sorted.flatMap(({ exceptionLists }) => exceptionLists));
  const held = exceptions.filter(({ list }) => list !== undefined && named.has(list));
  return { rules: sorted, exceptions: held, diagnostics };
}

function readFile(text: string, file: string): readonly RuleRead[] {
  if (isExport(file)) return readNdjsonRules(text, file);
  if (/\.toml$/i.test(file)) return [readTomlRule(text, file)];
  return readSigmaRules(text, file);
}

function isExport(file: string): boolean {
  return /\.ndjson$/i.test(file);
}

function duplicate({ id, source }: Rule, known: Rule): Diagnostic {
  return {
    code: 'rule-duplicate',
    severity: 'warning',
    message: `The id ${id} is that of ${known.name} in ${known.source.file}, which counts.`,
    location: { file: source.file, line: source.line },
  };
}
