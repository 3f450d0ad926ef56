import type { Report } from '../report.ts';
import type { Span } from '../span.ts';
import { isNull, type YamlEntry, type YamlMap, type YamlNode, type YamlScalar } from '../yaml/yaml-node.ts';
import type {
  Condition,
  Modifier,
  Selection,
  SelectionBody,
  SigmaDetection,
  SigmaItem,
  SigmaValue,
} from './ast.ts';
import { parseCondition } from './parse-condition.ts';

/** Reads the `detection` of a rule; what is wrong is in the report, all of it. */
export function parseDetection(node: YamlNode, report: Report): SigmaDetection | undefined {
  if (node.kind !== 'map') {
    report.error('sigma-detection', node.loc, 'A detection is a map of selections and a condition.');
    return undefined;
  }
  const selections: Selection[] = [];
  let condition: YamlNode | undefined;
  for (const { key, value } of node.entries) {
    if (key.text === 'condition') condition = value;
    else if (key.text === 'timeframe') lintTimeframe(key, report);
    else {
      const body = parseBody(value, key, report);
      if (body) selections.push({ name: key.text, body, loc: key.loc });
    }
  }
  if (!condition) {
    report.error(
      'sigma-detection',
      head(node),
      'The detection has no condition.',
      'Add `condition: selection`.',
    );
  }
  const conditions = condition ? parseConditions(condition, report) : [];
  return { selections, conditions, loc: node.loc };
}

function lintTimeframe(key: YamlScalar, report: Report): void {
  report.warn(
    'sigma-detection',
    key.loc,
    '`timeframe` belonged to aggregations, which are no part of Sigma any more; it has no effect.',
    'A correlation rule says `timespan`.',
  );
}

function parseConditions(node: YamlNode, report: Report): Condition[] {
  const items = node.kind === 'list' ? node.items : [node];
  if (items.length === 0) report.error('sigma-condition', node.loc, 'The list of conditions is empty.');
  return items.flatMap((item) => {
    if (item.kind !== 'scalar' || isNull(item)) {
      report.error('sigma-condition', item.loc, 'A condition is text.');
      return [];
    }
    const condition = parseCondition(item.text, placeIn(item), report);
    return condition ? [condition] : [];
  });
}

/** Text that was folded or holds escapes has no places of its own. */
function placeIn({ inner, loc }: YamlScalar): (span: Span) => Span {
  if (!inner) return () => loc;
  return ({ start, end }) => ({ start: inner.start + start, end: inner.start + end });
}

function parseBody(node: YamlNode, key: YamlScalar, report: Report): SelectionBody | undefined {
  switch (node.kind) {
    case 'scalar':
      return keywords([node], key.loc);
    case 'list':
      if (node.items.length === 0) {
        report.error('sigma-detection', key.loc, `The selection ${key.text} is empty.`);
        return undefined;
      }
      return parseList(node.items, key, report);
    case 'map':
      return parseMap(node, key, report);
    default:
      return node;
  }
}

/** Values alone are keywords, any of which suffices; with maps among them, each item stands for itself. */
function parseList(items: readonly YamlNode[], key: YamlScalar, report: Report): SelectionBody {
  const scalars = items.filter((item) => item.kind === 'scalar');
  if (scalars.length === items.length) return keywords(scalars, key.loc);
  const bodies = items.map((item) => parseBody(item, key, report)).filter((body) => body !== undefined);
  return { kind: 'list', items: bodies, loc: key.loc };
}

function parseMap(node: YamlMap, key: YamlScalar, report: Report): SelectionBody | undefined {
  if (node.entries.length === 0) {
    report.error('sigma-detection', key.loc, `The selection ${key.text} is empty.`);
    return undefined;
  }
  return { kind: 'map', items: node.entries.map((entry) => parseItem(entry, report)), loc: key.loc };
}

function parseItem({ key, value }: YamlEntry, report: Report): SigmaItem {
  const [field = '', ...names] = key.text.split('|');
  const modifiers = modifiersOf(names, key, field.length);
  const items = value.kind === 'list' ? value.items : [value];
  const values = items.flatMap((item) => {
    if (item.kind === 'scalar') return [readValue(item)];
    const what = item.kind === 'map' ? 'A map' : 'A list within a list';
    report.error('sigma-detection', item.loc, `${what} is no value of ${field || 'a keyword'}.`);
    return [];
  });
  return { kind: 'item', field: field === '' ? undefined : field, modifiers, values, loc: key.loc };
}

function modifiersOf(names: readonly string[], { inner, loc }: YamlScalar, fieldLength: number): Modifier[] {
  let at = fieldLength + 1;
  return names.map((name) => {
    const span = inner ? { start: inner.start + at, end: inner.start + at + name.length } : loc;
    at += name.length + 1;
    return { name, loc: span };
  });
}

function keywords(scalars: readonly YamlScalar[], loc: Span): SigmaItem {
  return { kind: 'item', field: undefined, modifiers: [], values: scalars.map(readValue), loc };
}

const numberPattern = /^[-+]?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** Without quotes, digits are a number, but not with zeros before them: `00429` is text, as are dates and `0x1f`. */
export function readValue(scalar: YamlScalar): SigmaValue {
  const { text, isPlain, loc } = scalar;
  if (isNull(scalar)) return { kind: 'null', loc };
  if (isPlain && /^(?:true|True|TRUE|false|False|FALSE)$/.test(text)) {
    return { kind: 'boolean', value: text.toLowerCase() === 'true', text, loc };
  }
  if (isPlain && numberPattern.test(text)) return { kind: 'number', text, loc };
  return { kind: 'text', text, loc };
}

/** The first line, which is enough to show where a map stands. */
function head({ entries, loc }: YamlMap): Span {
  return entries[0]?.key.loc ?? { start: loc.start, end: loc.start + 1 };
}
