import { parseGlob } from '../plan/glob.ts';
import type { AnyField } from '../plan/pred.ts';
import { everyViewCell } from './every-value.ts';
import type { CellTable } from './frame.ts';
import { compileGlob } from './glob/compile-glob.ts';
import type { Compiled } from './matcher.ts';
import { program } from './op/program.ts';
import { valueProgram } from './op/value-program.ts';
import { plainView } from './view/views.ts';

/** Paths repeat from event to event; but some documents use data as keys, so the memory has an end. */
const maxKnownPaths = 10_000;

export function compileAnyField({ id, fields, test }: AnyField, cells: CellTable): Compiled {
  const [first] = parseGlob(fields);
  const head = first?.kind === 'text' ? first.text : '';
  const isCovered = rememberPaths(compileGlob(fields));
  const { view, holds } = test ? valueProgram(test) : program(plainView, 0, () => true);
  const values = everyViewCell(cells, head, view);
  const result = cells.cell(`any field ${id}`, (frame) =>
    frame.get(values).some(({ path, value }) => isCovered(path) && holds(value)),
  );
  return { matches: (frame) => frame.get(result), cost: 300 };
}

function rememberPaths(covers: (path: string) => boolean): (path: string) => boolean {
  const known = new Map<string, boolean>();
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const found = covers(path);
    if (known.size >= maxKnownPaths) known.clear();
    known.set(path, found);
    return found;
  };
}
