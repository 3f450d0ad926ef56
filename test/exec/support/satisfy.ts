import type { JsonObject, JsonValue } from '../../../src/event/json.ts';
import { assertNever } from '../../../src/plan/assert-never.ts';
import { pathsOf, patternsOf, readComputed } from '../../../src/plan/computed-field.ts';
import { parseGlob } from '../../../src/plan/glob.ts';
import type { Pred } from '../../../src/plan/pred.ts';
import type { Bound, LeafTest } from '../../../src/plan/value-test.ts';

/** Values that a document shall hold, by path. */
export type Wanted = ReadonlyMap<string, readonly JsonValue[]>;

/** Draws a whole number below the given one. */
export type Draw = (below: number) => number;

/**
 * Values that make it likely that the predicate holds: all that conjunctions ask for, one way through each disjunction,
 * and nothing where something must not be. Whether it holds is for an evaluator to say.
 */
export function satisfy(pred: Pred, draw: Draw): Wanted {
  const wanted = new Map<string, JsonValue[]>();
  collect(pred, true, draw, (path, value, at) => {
    const values = wanted.get(path) ?? [];
    if (at !== undefined) {
      while (values.length < at) values.push(`q${values.length}`);
      values[at] = value;
    } else if (!values.some((known) => JSON.stringify(known) === JSON.stringify(value))) values.push(value);
    wanted.set(path, values);
  });
  return wanted;
}

/** One of several values may have a place among them. */
type Want = (path: string, value: JsonValue, at?: number) => void;

function collect(pred: Pred, isWanted: boolean, draw: Draw, want: Want): void {
  switch (pred.kind) {
    case 'and':
    case 'or': {
      const all = (pred.kind === 'and') === isWanted;
      const chosen = pred.items[draw(pred.items.length)] as Pred;
      for (const item of all ? pred.items : [chosen]) collect(item, isWanted, draw, want);
      break;
    }
    case 'not':
      collect(pred.item, !isWanted, draw, want);
      break;
    case 'exists':
      if (isWanted) want(placeOf(pred.field), 'Zz-0');
      break;
    case 'leaf':
      if (isWanted) wantIn(pred.field, valueFor(pred.test, draw), want);
      break;
    case 'anyField':
      if (isWanted) want(pred.fields.replaceAll('*', 'k0'), pred.test ? valueFor(pred.test, draw) : 'Zz-0');
      break;
    case 'nested': {
      if (!isWanted) break;
      const inner = satisfy(pred.item, draw);
      const cut = pred.path.length + 1;
      want(
        pred.path,
        documentOf(new Map([...inner].map(([path, values]) => [path.slice(cut), values])), 'nested'),
      );
      break;
    }
    case 'true':
    case 'isTrue':
      break;
    default:
      assertNever(pred);
  }
}

/** What is read in other words goes there in its own. */
function wantIn(field: string, value: JsonValue, want: Want): void {
  for (const source of readComputed(field) ?? []) {
    const parts = source.kind === 'union' ? source.of : [source];
    for (const part of parts) {
      const piece = part.kind === 'text' ? part.groups[0]?.pieces[0] : undefined;
      if (piece === undefined || typeof piece === 'string') continue;
      const words = [...(piece.words ?? [])].find(
        ([, to]) => to.toLowerCase() === String(value).toLowerCase(),
      );
      const from = typeof piece.form === 'number' ? value : words?.[0];
      if (from === undefined) continue;
      // Any value will do, and other conditions ask for one.
      if (from === '*') return;
      want(piece.path, from, typeof piece.form === 'number' ? piece.form : undefined);
      return;
    }
  }
  want(placeOf(field), value);
}

/** Where a value goes so that a field that is made of others has it. */
function placeOf(field: string): string {
  const sources = (readComputed(field) ?? []).flatMap((source) =>
    source.kind === 'union' ? source.of : [source],
  );
  const plain = sources.find(({ kind }) => kind === 'path');
  const [path] = plain?.kind === 'path' ? [plain.path] : pathsOf(field);
  return path ?? patternsOf(field)[0]?.replaceAll('*', 'k0') ?? field;
}

function valueFor(test: LeafTest, draw: Draw): JsonValue {
  switch (test.op) {
    case 'equals':
    case 'same':
      return test.folding === 'caseless' && draw(2) === 0 ? test.operand.toUpperCase() : test.operand;
    case 'prefix':
      return `${test.operand}q`;
    case 'suffix':
      return `q${test.operand}`;
    case 'contains':
      return `q${test.operand}q`;
    case 'glob':
      return parseGlob(test.operand)
        .map((part) => (part.kind === 'text' ? part.text : 'q'))
        .join('');
    case 'phrase':
      return `before ${test.operand.join(' ')} after`;
    case 'number':
      return Number(test.operand);
    case 'boolean':
      return test.operand;
    case 'number-range':
      return Number(inside(test.lower, test.upper, (value, step) => Number(value) + step));
    case 'date-range':
      return new Date(inside(test.lower, test.upper, (value, step) => value + step)).toISOString();
    case 'ip-range':
      return (test.lower ?? test.upper)?.value ?? '10.0.0.1';
    case 'cidr':
      return test.operand.split('/')[0] as string;
    case 'text-range':
      return inside(test.lower, test.upper, (value, step) => (step > 0 ? `${value}a` : value.slice(0, -1)));
    case 'value-range':
      return inside(test.lower, test.upper, (value, step) =>
        Number.isNaN(Number(value)) ? value : String(Number(value) + step),
      );
    case 'date-part': {
      const value = inside(test.lower, test.upper, (bound, step) => Number(bound) + step);
      return test.part === 'year'
        ? `${value}-03-06`
        : new Date(Date.UTC(2010, 2, 6, Number(value))).toISOString();
    }
    case 'regex':
    case 'field':
      return 'q';
    default:
      return assertNever(test);
  }
}

function inside<T>(
  lower: Bound<T> | undefined,
  upper: Bound<T> | undefined,
  move: (value: T, step: number) => T,
): T {
  const bound = (lower ?? upper) as Bound<T>;
  return bound.inclusive ? bound.value : move(bound.value, lower ? 1 : -1);
}

/** A document of the values, its paths written out as objects or with dots. */
export function documentOf(wanted: Wanted, shape: 'nested' | 'dotted'): JsonObject {
  const doc: Record<string, JsonValue> = {};
  for (const [path, values] of wanted) {
    const value = values.length === 1 ? (values[0] as JsonValue) : values;
    if (shape === 'dotted' || !place(doc, path.split('.'), value)) doc[path] = value;
  }
  return doc;
}

function place(doc: Record<string, JsonValue>, names: readonly string[], value: JsonValue): boolean {
  const [name = '', ...rest] = names;
  if (rest.length === 0) {
    if (Object.hasOwn(doc, name)) return false;
    doc[name] = value;
    return true;
  }
  const inner = doc[name] ?? {};
  if (typeof inner !== 'object' || Array.isArray(inner)) return false;
  doc[name] = inner;
  return place(inner as Record<string, JsonValue>, rest, value);
}

/** Documents that differ from one in a single place: a field is gone, or a value is another. */
export function neighboursOf(wanted: Wanted): Wanted[] {
  return [...wanted].flatMap(([path, values]) => {
    const rest = [...wanted].filter(([other]) => other !== path);
    const changed = [swapCase, (text: string) => `${text}x`, (text: string) => `x${text}`].map(
      (change): [string, readonly JsonValue[]] => [
        path,
        values.map((value) => (typeof value === 'string' ? change(value) : value)),
      ],
    );
    return [new Map(rest), ...changed.map((entry) => new Map([...rest, entry]))];
  });
}

function swapCase(text: string): string {
  return [...text]
    .map((sign) => (sign === sign.toLowerCase() ? sign.toUpperCase() : sign.toLowerCase()))
    .join('');
}
