import { inDocument } from '../event/direct-fields.ts';
import { fieldGetter } from '../event/fields.ts';
import type { JsonValue } from '../event/json.ts';
import { readComputed } from '../plan/computed-field.ts';
import { computedReader, type SubjectReader } from './computed-field.ts';
import type { Cell, CellTable } from './frame.ts';
import { streamPart } from './stream-fields.ts';
import { type Values, type View, valuesOf } from './view/view.ts';

/** What the document holds at a path, as `event/fields.ts` reads it, or what a computed field is made to. */
export function rawCell(cells: CellTable, path: string): Cell<JsonValue | undefined> {
  const read = fieldReader(path);
  return cells.cell(`raw ${path}`, ({ subject }) => read(subject));
}

/** The values at a path in a view. */
export function viewCell<T>(cells: CellTable, path: string, view: View<T>): Cell<Values<T>> {
  const raw = rawCell(cells, path);
  return cells.cell(`${view.name} ${path}`, (frame) => valuesOf(frame.get(raw), view));
}

export function fieldReader(path: string): SubjectReader {
  const sources = readComputed(path);
  return sources ? computedReader(sources, pathReader) : pathReader(path);
}

function pathReader(path: string): SubjectReader {
  const get = documentReader(path);
  if (path === '_id') return (subject) => subject.id ?? get(subject);
  if (path === '_index') return (subject) => subject.dataStream ?? get(subject);
  const part = streamPart(path);
  if (part) return (subject) => get(subject) ?? part(subject.dataStream);
  return get;
}

/** Reads the document, or what it is made of where that tells. */
function documentReader(path: string): SubjectReader {
  const get = fieldGetter(path);
  return (subject) => {
    const { direct } = subject;
    if (direct === undefined) return get(subject.doc);
    const value = direct.get(path);
    return value === inDocument ? get(subject.doc) : value;
  };
}
