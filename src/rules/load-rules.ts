import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { compareText } from '../event/order.ts';
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
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether a file can hold rules. Cases stand beside rules and are none. */
export function isRuleFile(name: string): boolean {
  return /\.(?:toml|ndjson|ya?ml)$/i.test(name) && !/\.cases\.ya?ml$/i.test(name);
}

/** Reads rule files of any kind. Of two rules with one id the first counts, in the order of file names. */
export function loadRules(texts: readonly RuleText[]): LoadedRules {
  const rules = new Map<string, Rule>();
  const diagnostics: Diagnostic[] = [];
  for (const { text, file } of texts.toSorted((a, b) => compareText(a.file, b.file))) {
    for (const read of readFile(text, file)) {
      diagnostics.push(...read.diagnostics);
      const { rule } = read;
      if (!rule) continue;
      const known = rules.get(rule.id);
      if (known) diagnostics.push(duplicate(rule, known));
      else rules.set(rule.id, rule);
    }
  }
  const sorted = [...rules.values()].sort((a, b) => compareText(a.name, b.name) || compareText(a.id, b.id));
  return { rules: sorted, diagnostics };
}

function readFile(text: string, file: string): readonly RuleRead[] {
  if (/\.ndjson$/i.test(file)) return readNdjsonRules(text, file);
  if (/\.toml$/i.test(file)) return [readTomlRule(text, file)];
  return readSigmaRules(text, file);
}

function duplicate({ id, source }: Rule, known: Rule): Diagnostic {
  return {
    code: 'rule-duplicate',
    severity: 'warning',
    message: `The id ${id} is that of ${known.name} in ${known.source.file}, which counts.`,
    location: { file: source.file, line: source.line },
  };
}
