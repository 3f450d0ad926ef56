import { parse, TomlDate, TomlError } from 'smol-toml';
import { isJsonObject, type JsonObject, type JsonValue } from '../event/json.ts';
import { isTooDeep, maxNesting } from './nesting.ts';
import { type RuleRead, readRule } from './read-rule.ts';

/** A rule file of Elastic's repository: `[metadata]` and `[rule]`. Files without `[rule]` are something else. */
export function readTomlRule(text: string, file: string): RuleRead {
  let document: JsonObject;
  try {
    const parsed = parse(text, { integersAsBigInt: 'asNeeded' });
    if (isTooDeep(parsed)) return tooDeep(file);
    document = plain(parsed) as JsonObject;
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [message = ''] = error.message.replace(/^Invalid TOML document: /, '').split('\n');
    const location = { file, line: error.line, column: error.column };
    return { rule: undefined, diagnostics: [{ code: 'rule-syntax', severity: 'error', message, location }] };
  }
  const raw = document['rule'];
  if (!isJsonObject(raw)) {
    const message = 'The file has no [rule], so it is no rule.';
    return {
      rule: undefined,
      diagnostics: [{ code: 'rule-none', severity: 'info', message, location: { file } }],
    };
  }
  const lines = text.split('\n');
  const lineOf = (key: string) => lineOfKey(lines, key);
  const source = { file, line: lineOf('name'), queryLine: queryLine(lines) };
  return readRule(raw, source, lineOf);
}

function tooDeep(file: string): RuleRead {
  const message = `The file is nested more than ${maxNesting} levels deep.`;
  return {
    rule: undefined,
    diagnostics: [{ code: 'rule-syntax', severity: 'error', message, location: { file } }],
  };
}

function lineOfKey(lines: readonly string[], key: string): number {
  const start = new RegExp(`^\\s*(?:"?${key}"?\\s*=|\\[+rule\\.${key}\\b)`);
  const at = lines.findIndex((line) => start.test(line));
  return at === -1 ? 1 : at + 1;
}

/** A line break right after the opening quotes is not part of the text. */
function queryLine(lines: readonly string[]): number {
  const line = lineOfKey(lines, 'query');
  return /=\s*(?:'''|""")\s*$/.test(lines[line - 1] ?? '') ? line + 1 : line;
}

/** Dates as text and integers beyond what a number holds as digits: from here on a rule is plain JSON. */
function plain(value: unknown): JsonValue {
  if (value instanceof TomlDate) return value.toISOString();
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
  }
  return value as JsonValue;
}
