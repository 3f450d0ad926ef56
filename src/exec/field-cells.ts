import { fieldGetter } from '../event/fields.ts';
import type { JsonValue } from '../event/json.ts';
import type { Cell, CellTable, Frame } from './frame.ts';
import { streamPart } from './stream-fields.ts';
import { type Values, type View, valuesOf } from './view/view.ts';

/** What the document holds at a path, as `event/fields.ts` reads it. */
export function rawCell(cells: CellTable, path: string): Cell<JsonValue | undefined> {
  return cells.cell(`raw ${path}`, reader(path));
}

/** The values at a path in a view. */
export function viewCell<T>(cells: CellTable, path: string, view: View<T>): Cell<Values<T>> {
  const raw = rawCell(cells, path);
  return cells.cell(`${view.name} ${path}`, (frame) => valuesOf(frame.get(raw), view));
}

function reader(path: string): (frame: Frame) => JsonValue | undefined {
  const get = fieldGetter(path);
  if (path === '_id') return ({ subject }) => subject.id ?? get(subject.doc);
  if (path === '_index') return ({ subject }) => subject.dataStream ?? get(subject.doc);
  const part = streamPart(path);
  if (part) return ({ subject }) => get(subject.doc) ?? part(subject.dataStream);
  return ({ subject }) => get(subject.doc);
}
