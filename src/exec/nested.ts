import { isJsonObject, type JsonValue } from '../event/json.ts';
import type { Nested } from '../plan/pred.ts';
import { rawCell } from './field-cells.ts';
import { type CellTable, Frame } from './frame.ts';
import type { Compiled } from './matcher.ts';

export function compileNested({ path }: Nested, cells: CellTable, inner: Compiled): Compiled {
  const raw = rawCell(cells, path);
  // Each element is an event of its own, with its own values read; a predicate never runs within itself.
  const element = new Frame();
  const holds = (value: JsonValue | undefined): boolean => {
    if (Array.isArray(value)) return value.some(holds);
    if (!isJsonObject(value)) return false;
    element.load({ doc: { [path]: value } });
    return inner.matches(element);
  };
  return { matches: (frame) => holds(frame.get(raw)), cost: 30 + inner.cost };
}
