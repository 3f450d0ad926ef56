import { assertNever } from '../../plan/assert-never.ts';
import type { Condition, SelectionBody, SigmaItem, SigmaQuery, SigmaValue } from './ast.ts';

/** Logsource and detection as YAML in one spelling; reading it gives the same tree. */
export function printSigma({ logsource, detection }: SigmaQuery): string {
  const lines: string[] = [];
  if (logsource) {
    lines.push('logsource:');
    for (const name of ['product', 'category', 'service'] as const) {
      const value = logsource[name];
      if (value !== undefined) lines.push(`  ${name}: ${quote(value)}`);
    }
  }
  lines.push('detection:');
  for (const { name, body } of detection.selections)
    lines.push(`  ${quote(name)}:`, ...bodyLines(body, '    '));
  const [only] = detection.conditions;
  if (only && detection.conditions.length === 1) {
    lines.push(`  condition: ${quote(printCondition(only))}`);
  } else {
    lines.push('  condition:', ...detection.conditions.map((one) => `    - ${quote(printCondition(one))}`));
  }
  return `${lines.join('\n')}\n`;
}

export function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'name':
      return condition.name;
    case 'of':
      return `${condition.quantifier === 'one' ? '1' : 'all'} of ${condition.pattern}`;
    case 'not':
      return `not ${within(condition.item, strength.not)}`;
    case 'and':
    case 'or':
      return condition.items
        .map((item) => within(item, strength[condition.kind] + 1))
        .join(` ${condition.kind} `);
    default:
      return assertNever(condition);
  }
}

const strength = { or: 1, and: 2, not: 3, name: 4, of: 4 };

function within(condition: Condition, least: number): string {
  const written = printCondition(condition);
  return strength[condition.kind] < least ? `(${written})` : written;
}

/** An item in one line, for people. */
export function describeItem(item: SigmaItem): string {
  const values = item.values.map(printValue).join(', ');
  return item.field === undefined && item.modifiers.length === 0 ? values : `${keyOf(item)}: ${values}`;
}

function bodyLines(body: SelectionBody, indent: string): string[] {
  switch (body.kind) {
    case 'map':
      return body.items.flatMap((item) => itemLines(item, indent));
    case 'item':
      // Without a map around them, values are keywords.
      return body.values.map((value) => `${indent}- ${printValue(value)}`);
    case 'list':
      return body.items.flatMap((item) => listItem(item, indent));
    default:
      return assertNever(body);
  }
}

function listItem(body: SelectionBody, indent: string): string[] {
  const [only] = body.kind === 'item' ? body.values : [];
  if (body.kind === 'item' && only && body.values.length === 1) return [`${indent}- ${printValue(only)}`];
  return [`${indent}-`, ...bodyLines(body, `${indent}  `)];
}

function itemLines(item: SigmaItem, indent: string): string[] {
  const key = `${indent}${quote(keyOf(item))}:`;
  const [only] = item.values;
  if (only && item.values.length === 1) return [`${key} ${printValue(only)}`];
  if (!only) return [`${key} []`];
  return [key, ...item.values.map((value) => `${indent}  - ${printValue(value)}`)];
}

function keyOf({ field = '', modifiers }: SigmaItem): string {
  return [field, ...modifiers.map(({ name }) => name)].join('|');
}

function printValue(value: SigmaValue): string {
  switch (value.kind) {
    case 'text':
      return quote(value.text, true);
    case 'number':
    case 'boolean':
      return value.text;
    case 'null':
      return 'null';
    default:
      return assertNever(value);
  }
}

/** Names stay bare where no reader can take them for anything else. */
function quote(text: string, always = false): string {
  if (
    !always &&
    /^[A-Za-z_][\w ()*.|-]*$/.test(text) &&
    !/^(?:true|false|null|yes|no|on|off)$|\s$/i.test(text)
  )
    return text;
  // Single quotes would fold line ends, and hold no control characters.
  return /[^\P{C}]/u.test(text) ? JSON.stringify(text) : `'${text.replaceAll("'", "''")}'`;
}
