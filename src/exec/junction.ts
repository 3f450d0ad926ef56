import type { Leaf, Pred } from '../plan/pred.ts';
import { viewCell } from './field-cells.ts';
import type { CellTable, Frame } from './frame.ts';
import type { Compiled, Matcher } from './matcher.ts';
import { valueProgram } from './op/value-program.ts';
import { Terms } from './text/terms.ts';
import { someValue, type View } from './view/view.ts';

/** Fewer comparisons than this are quicker one by one than through a set. */
const fewestForSet = 3;

export function joinAll(items: readonly Compiled[]): Compiled {
  const sorted = items.toSorted((a, b) => a.cost - b.cost);
  const matchers = sorted.map(({ matches }) => matches);
  return { cost: cheapestAndHalf(sorted), matches: allOf(matchers) };
}

/** The order of conditions is free: they have no effects, and none can fail. */
export function joinSome(
  items: readonly Pred[],
  cells: CellTable,
  compile: (item: Pred) => Compiled,
): Compiled {
  const { lists, rest } = splitLists(items);
  const compiled = [...lists.map((list) => anyOfList(list, cells)), ...rest.map(compile)];
  const sorted = compiled.toSorted((a, b) => a.cost - b.cost);
  return { cost: sum(sorted), matches: someOf(sorted.map(({ matches }) => matches)) };
}

interface List {
  readonly field: string;
  readonly view: View<unknown>;
  readonly cost: number;
  readonly keys: unknown[];
  readonly items: Pred[];
}

function splitLists(items: readonly Pred[]): { lists: readonly List[]; rest: readonly Pred[] } {
  const lists = new Map<string, List>();
  const rest: Pred[] = [];
  for (const item of items) {
    const program = item.kind === 'leaf' ? comparison(item) : undefined;
    if (item.kind !== 'leaf' || !program) {
      rest.push(item);
      continue;
    }
    const { view, cost, key } = program;
    const name = `${view.name} ${item.field}`;
    const list = lists.get(name) ?? { field: item.field, view, cost, keys: [], items: [] };
    list.keys.push(key);
    list.items.push(item);
    lists.set(name, list);
  }
  const isLong = (list: List) => list.keys.length >= fewestForSet;
  const short = [...lists.values()].filter((list) => !isLong(list));
  return {
    lists: [...lists.values()].filter(isLong),
    rest: [...short.flatMap((list) => list.items), ...rest],
  };
}

function comparison({ test, values }: Leaf) {
  if (values !== 'any' || (test.op !== 'equals' && test.op !== 'number')) return undefined;
  const program = valueProgram(test);
  return program.key === undefined ? undefined : program;
}

function anyOfList({ field, view, cost, keys }: List, cells: CellTable): Compiled {
  const cell = viewCell(cells, field, view);
  const set = new Set(keys);
  const holds = (value: unknown) =>
    value instanceof Terms ? keys.some((key) => value.has(key as string)) : set.has(value);
  return { cost: cost + 2, matches: (frame) => someValue(frame.get(cell), holds) };
}

function allOf(matchers: readonly Matcher[]): Matcher {
  const [first, second, third] = matchers;
  if (first && second && matchers.length === 2) return (frame) => first(frame) && second(frame);
  if (first && second && third && matchers.length === 3) {
    return (frame) => first(frame) && second(frame) && third(frame);
  }
  return (frame: Frame) => {
    for (const matches of matchers) if (!matches(frame)) return false;
    return true;
  };
}

function someOf(matchers: readonly Matcher[]): Matcher {
  const [first, second] = matchers;
  if (first && matchers.length === 1) return first;
  if (first && second && matchers.length === 2) return (frame) => first(frame) || second(frame);
  return (frame: Frame) => {
    for (const matches of matchers) if (matches(frame)) return true;
    return false;
  };
}

/** Mostly the first condition fails and the rest is not asked. */
function cheapestAndHalf(sorted: readonly Compiled[]): number {
  const [first, ...others] = sorted;
  return (first?.cost ?? 0) + sum(others) / 2;
}

function sum(items: readonly Compiled[]): number {
  return items.reduce((total, { cost }) => total + cost, 0);
}
