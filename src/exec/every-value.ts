import { isJsonObject, type JsonObject, type JsonValue } from '../event/json.ts';
import type { Cell, CellTable } from './frame.ts';
import type { ScalarValue, View } from './view/view.ts';

export interface FoundValue<T> {
  readonly path: string;
  readonly value: T;
}

/**
 * The scalars of the document whose paths begin with `head`, each with its path. Arrays have no place of their own in a
 * path. What cannot lead there is not entered: a document holds a hundred fields, and a pattern mostly means a few.
 */
export function everyValueCell(cells: CellTable, head: string): Cell<readonly FoundValue<ScalarValue>[]> {
  return cells.cell(`every value ${head}`, ({ doc }) => valuesUnder(doc, head));
}

export function valuesUnder(doc: JsonObject, head: string): readonly FoundValue<ScalarValue>[] {
  const found: FoundValue<ScalarValue>[] = [];
  collect(doc, '', head, found);
  return found;
}

/** The same in a view, without what the view has no place for. */
export function everyViewCell<T>(
  cells: CellTable,
  head: string,
  view: View<T>,
): Cell<readonly FoundValue<T>[]> {
  const values = everyValueCell(cells, head);
  return cells.cell(`every ${view.name} ${head}`, (frame) =>
    frame.get(values).flatMap(({ path, value }) => {
      const converted = view.convert(value);
      return converted === undefined ? [] : [{ path, value: converted }];
    }),
  );
}

function collect(doc: JsonObject, prefix: string, head: string, found: FoundValue<ScalarValue>[]): void {
  // The part of the head that names of this depth must agree with.
  const rest = head.slice(prefix.length);
  for (const key of Object.keys(doc)) {
    if (agree(key, rest)) add(doc[key], prefix + key, head, found);
  }
}

/** A name may stop short of the head and lead on, but then a dot must come next. */
function agree(key: string, rest: string): boolean {
  return key.startsWith(rest) || (rest.startsWith(key) && rest.charCodeAt(key.length) === 46);
}

function add(
  value: JsonValue | undefined,
  path: string,
  head: string,
  found: FoundValue<ScalarValue>[],
): void {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) for (const item of value) add(item, path, head, found);
  else if (isJsonObject(value)) collect(value, `${path}.`, head, found);
  else if (typeof value !== 'object' && path.startsWith(head)) found.push({ path, value });
}
