import { isJsonObject, type JsonObject, type JsonValue } from '../event/json.ts';
import type { Cell, CellTable } from './frame.ts';
import type { ScalarValue } from './view/view.ts';

export interface FoundValue {
  readonly path: string;
  readonly value: ScalarValue;
}

/** Every scalar of the document with its path. Arrays have no place of their own in a path. */
export function everyValueCell(cells: CellTable): Cell<readonly FoundValue[]> {
  return cells.cell('every value', (frame) => {
    const found: FoundValue[] = [];
    collect(frame.doc, '', found);
    return found;
  });
}

function collect(doc: JsonObject, prefix: string, found: FoundValue[]): void {
  for (const key of Object.keys(doc)) add(doc[key], prefix + key, found);
}

function add(value: JsonValue | undefined, path: string, found: FoundValue[]): void {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) for (const item of value) add(item, path, found);
  else if (isJsonObject(value)) collect(value, `${path}.`, found);
  else if (typeof value !== 'object') found.push({ path, value });
}
