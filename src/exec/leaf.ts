import type { JsonValue } from '../event/json.ts';
import type { Leaf } from '../plan/pred.ts';
import { rawCell, viewCell } from './field-cells.ts';
import type { CellTable } from './frame.ts';
import type { Compiled } from './matcher.ts';
import { compareFields } from './op/field.ts';
import { valueProgram } from './op/value-program.ts';
import { someValue } from './view/view.ts';

/** From here on a result is kept for the event: reading it back costs about as much as a short comparison. */
const dear = 6;

export function compileLeaf(leaf: Leaf, cells: CellTable): Compiled {
  const { test } = leaf;
  if (test.op === 'field') return ifSingle(leaf, cells, compareFields(leaf.field, test, cells));
  const { view, holds, cost } = valueProgram(test);
  const cell = viewCell(cells, leaf.field, view);
  const compiled = ifSingle(leaf, cells, { matches: (frame) => someValue(frame.get(cell), holds), cost });
  if (cost < dear) return compiled;
  const result = cells.cell(`leaf ${leaf.id}`, compiled.matches);
  return { matches: (frame) => frame.get(result), cost };
}

function ifSingle(leaf: Leaf, cells: CellTable, compiled: Compiled): Compiled {
  if (leaf.values === 'any') return compiled;
  const raw = rawCell(cells, leaf.field);
  return { ...compiled, matches: (frame) => isSingle(frame.get(raw)) && compiled.matches(frame) };
}

export function isSingle(value: JsonValue | undefined): boolean {
  return countValues(value) === 1;
}

function countValues(value: JsonValue | undefined): number {
  if (value === undefined || value === null) return 0;
  if (!Array.isArray(value)) return typeof value === 'object' ? 0 : 1;
  return value.reduce<number>((sum, item) => sum + countValues(item), 0);
}
