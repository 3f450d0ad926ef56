import { parse, YAMLParseError } from 'yaml';
import { isJsonObject } from '../event/json.ts';
import { type RuleRead, readRule } from './read-rule.ts';

const levels: Readonly<Record<string, string>> = {
  informational: 'low',
  ...words('low medium high critical'),
};

/** A Sigma rule by name only: it is listed and counted among those that cannot run yet. Undefined for other YAML. */
export function readSigmaRule(text: string, file: string): RuleRead | undefined {
  let raw: unknown;
  try {
    raw = parse(text);
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const [message = ''] = error.message.split('\n');
    const location = { file, line: error.linePos?.[0].line ?? 1 };
    return { rule: undefined, diagnostics: [{ code: 'rule-syntax', severity: 'error', message, location }] };
  }
  if (!isJsonObject(raw) || !isJsonObject(raw['detection'])) return undefined;
  const { title, id, level, description } = raw;
  const fields = {
    type: 'sigma',
    rule_id: id ?? title,
    name: title,
    description,
    severity: levels[String(level)] ?? 'low',
  };
  return readRule(fields, { file, line: 1, queryLine: 1 }, () => 1);
}

function words(list: string): Record<string, string> {
  return Object.fromEntries(list.split(' ').map((word) => [word, word]));
}
