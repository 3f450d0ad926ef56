import { readTomlRule } from '../../src/rules/read-toml.ts';
import type { Rule } from '../../src/rules/rule.ts';

/** A rule of a few lines of TOML; what every rule must have is there already. */
export function rule(text: string): Rule {
  const has = (key: string) => new RegExp(`^${key}\\b`, 'm').test(text);
  const head = [
    '[rule]',
    ...(has('name') ? [] : ['name = "A rule"']),
    ...(has('rule_id') ? [] : ['rule_id = "a0000000-0000-4000-8000-000000000001"']),
    ...(has('type') ? [] : ['type = "query"']),
    ...(has('index') ? [] : ['index = ["logs-*"]']),
  ];
  const { rule: found, diagnostics } = readTomlRule(`${head.join('\n')}\n${text}`, 'rule.toml');
  if (!found) throw new Error(diagnostics.map(({ message }) => message).join('; '));
  return found;
}
