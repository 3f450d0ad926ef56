import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { isJsonObject, type JsonValue } from '../event/json.ts';
import { isTooDeep, maxNesting } from './nesting.ts';
import { type RuleRead, readRule } from './read-rule.ts';

/** Kibana's export of rules: one a line; its summary and the exception lists that travel with it are no rules. */
export function readNdjsonRules(text: string, file: string): RuleRead[] {
  const found: RuleRead[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = readLine(line, file, at + 1);
    if (read) found.push(read);
  }
  return found;
}

function readLine(line: string, file: string, number: number): RuleRead | undefined {
  let value: JsonValue;
  try {
    value = JSON.parse(line) as JsonValue;
  } catch (error) {
    return {
      rule: undefined,
      diagnostics: [syntax(`${(error as Error).message}.`, file, number)],
    };
  }
  if (isTooDeep(value)) {
    const message = `The line is nested more than ${maxNesting} levels deep.`;
    return { rule: undefined, diagnostics: [syntax(message, file, number)] };
  }
  if (!isJsonObject(value)) {
    return { rule: undefined, diagnostics: [syntax('The line is no JSON object.', file, number)] };
  }
  const isOther = 'list_id' in value || Object.keys(value).some((key) => key.startsWith('exported_'));
  if (isOther) return undefined;
  return readRule(value, { file, line: number, queryLine: number }, () => number);
}

function syntax(message: string, file: string, line: number): Diagnostic {
  return { code: 'rule-syntax', severity: 'error', message, location: { file, line } };
}
